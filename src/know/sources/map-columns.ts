import type { SourceDefinition } from './definition.ts';
import { normaliseHeader, withoutBrackets } from './normalise-header.ts';

/** Field of the definition -> position of its column in the file, from 0. */
export type ColumnMapping = Record<string, number>;

export interface MappedColumns {
  readonly mapping: ColumnMapping;
  /** Fields that two columns claim with the same right. */
  readonly doubled: readonly { readonly field: string; readonly columns: readonly number[] }[];
}

type Strength = 4 | 3 | 2 | 1;
interface Claim {
  readonly field: string;
  readonly strength: Strength;
  /** Length of the alias: the longer one says more. */
  readonly length: number;
}

interface Alias {
  readonly field: string;
  readonly text: string;
  readonly weak: boolean;
}

/** These in a header say that the column is about somebody else or about another number: only an exact alias may claim it. */
const ELSE = /户主|监护|家长|父|母|配偶|经办|填[报表]|联系人|开户|持卡|代[领办理]|负责|审[核批]|干部|学校|银行|账号|帐号|卡号|法人|单位|类[型别]|是否|关系|状态|序号|照片|备注|有效|签发|发证/;

const aliasesOf = new WeakMap<SourceDefinition, Alias[]>();

function aliases(definition: SourceDefinition): Alias[] {
  const known = aliasesOf.get(definition);
  if (known) return known;
  const all = Object.entries(definition.columns).flatMap(([field, column]) => [
    ...column.aliases.map((text) => ({ field, text: normaliseHeader(text), weak: false })),
    ...(column.weak_aliases ?? []).map((text) => ({ field, text: normaliseHeader(text), weak: true })),
  ]);
  aliasesOf.set(definition, all);
  return all;
}

/** Stands between a group title and a column's own header: '家庭住址›乡镇'. */
export const GROUP_MARK = '›';

/** Which field a header stands for and how surely: 4 an alias, 3 a weak alias, 2 an alias within it, 1 a weak alias within it. */
export function claimOf(header: string, definition: SourceDefinition): Claim | null {
  const [group, name] = header.split(GROUP_MARK);
  if (group === undefined || name === undefined) return claimAlone(header, definition);
  // '监护人›姓名' is the guardian's name; '家庭住址›乡镇' is the town.
  if (ELSE.test(group)) return claimAlone(group + name, definition);
  return claimAlone(name, definition) ?? claimAlone(group + name, definition);
}

function claimAlone(header: string, definition: SourceDefinition): Claim | null {
  const whole = normaliseHeader(header);
  if (whole === '') return null;
  const short = withoutBrackets(header);
  let best: Claim | null = null;
  const offer = (field: string, strength: Strength, length: number) => {
    if (!best || strength > best.strength || (strength === best.strength && length > best.length)) best = { field, strength, length };
  };
  const elsewhere = ELSE.test(whole);
  for (const alias of aliases(definition)) {
    if (alias.text === whole || alias.text === short) offer(alias.field, alias.weak ? 3 : 4, alias.text.length);
    else if (!elsewhere && alias.text.length >= 2 && whole.includes(alias.text)) offer(alias.field, alias.weak ? 1 : 2, alias.text.length);
  }
  return best;
}

/**
 * Maps headers to the fields of a definition: the surest claim on a field wins. `chosen` (field -> header, a person's decision) goes before
 * everything; a header it names for no field of the file is ignored, and '' leaves the field without a column.
 */
export function mapColumns(headers: readonly string[], definition: SourceDefinition, chosen: Readonly<Record<string, string>> = {}): MappedColumns {
  const mapping: ColumnMapping = {};
  const taken = new Set<number>();
  for (const [field, header] of Object.entries(chosen)) {
    if (header === '') continue;
    const position = headers.findIndex((text, i) => !taken.has(i) && normaliseHeader(text) === normaliseHeader(header));
    if (position < 0 || !definition.columns[field]) continue;
    mapping[field] = position;
    taken.add(position);
  }
  const doubled: { field: string; columns: number[] }[] = [];
  const claims = headers.map((header, position) => ({ position, claim: taken.has(position) ? null : claimOf(header, definition) }));
  for (const field of Object.keys(definition.columns)) {
    if (mapping[field] !== undefined || chosen[field] === '') continue;
    const mine = claims.flatMap(({ position, claim }) => (claim?.field === field ? [{ position, ...claim }] : []));
    const strength = Math.max(0, ...mine.map((claim) => claim.strength));
    const surest = mine.filter((claim) => claim.strength === strength);
    const [first] = surest;
    if (!first) continue;
    mapping[field] = first.position;
    // Loose claims on a column that only helps: the first one is taken.
    const matters = strength >= 3 || field === 'identity' || field === 'certificate' || field === 'name';
    if (surest.length > 1 && matters) doubled.push({ field, columns: surest.map((claim) => claim.position) });
  }
  return { mapping, doubled };
}
