/** A town small enough to be loaded in seconds and large enough that every rule finds somebody. */
export const TOWN = { scale: 'small', seed: 1, people: 3000, residents: 12_000 } as const;
