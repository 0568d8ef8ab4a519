/** Bits beside the ten of the lists: what a row of a list says about a resident. */
export const FACT = {
  notOutOfPoverty: 1 << 12,
  careNeed: 1 << 13,
  medicineHelped: 1 << 14,
  /** Whether a row about this resident, or about somebody like them, is certain decides one of the counts of the reference city. */
  counted: 1 << 17,
  /** Somebody outside the register is born on the same day and bears the same or nearly the same name. */
  hasDouble: 1 << 16,
  /** Somebody else has the same name and birthday, or one of the two in the same village: the number stays readable. */
  shadowed: 1 << 15,
} as const;
