/** The command was called the wrong way: exit 2, with the usage. */
export class MisuseError extends Error {}

/** Something in the files or settings handed over is wrong: exit 1, with what to do. */
export class InputError extends Error {}
