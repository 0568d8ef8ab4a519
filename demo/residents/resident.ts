import type { Village } from '../places.ts';

/** Somebody who lives in the city, in the register or not, as the truth has them. */
export interface Resident {
  /** Position in the register's people; -1 for somebody who is not in it. */
  person: number;
  name: string;
  identity: string;
  /** 20 characters; empty for somebody who is not in the register. */
  certificate: string;
  /** Day of birth. */
  birth: number;
  /** 1 male, 0 female */
  sex: number;
  village: Village;
  /** Number of the household, unique in the city. */
  household: number;
  /** Relation to the head of the household: 户主, 配偶, 子女 ... */
  relation: string;
  phone: string;
  /** Bits of `LISTED` and `FACT`. */
  facts: number;
  /** What is written about this resident decides a shaped count: only dirt that can be repaired with certainty. */
  deciding: boolean;
  /** Somebody grown up in the same household: the guardian, and whose number may stand on this resident's row. */
  kin: Resident | undefined;
}

export type Household = Resident[];
