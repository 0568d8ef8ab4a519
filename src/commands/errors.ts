/** The command was called the wrong way: exit 2, with the usage. */
export class MisuseError extends Error {}
