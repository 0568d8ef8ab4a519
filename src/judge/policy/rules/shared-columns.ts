import { quoted } from '../../../foundation/platform/engine/index.ts';

/** Names for the columns of one relation: the same SQL has the same column. */
export interface SharedColumns {
  readonly name: (sql: string) => string;
  /** Each column's name, by its SQL, in the order they were asked for. */
  readonly all: ReadonlyMap<string, string>;
}

/** Columns called by a prefix and a number. */
export function sharedColumns(prefix: string): SharedColumns {
  const all = new Map<string, string>();
  return {
    all,
    name(sql) {
      const name = all.get(sql) ?? quoted(`${prefix}${all.size + 1}`);
      all.set(sql, name);
      return name;
    },
  };
}
