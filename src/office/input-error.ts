/** Something in the files, packs or settings handed over is wrong; the message says what to do, in both languages. */
export class InputError extends Error {}
