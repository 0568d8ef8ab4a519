/** What can be wrong with a chain or with the files that vouch for it. */
export interface Fault {
  readonly kind: FaultKind;
  /** The entry that is wrong, or the first that is missing; null where a file is at fault and not the chain. */
  readonly seq: number | null;
  /** The first entry that may have been touched: all before it are vouched for by a signature. */
  readonly from: number | null;
  readonly zh: string;
  readonly en: string;
}

export type FaultKind =
  | 'changed' | 'out_of_place' | 'does_not_follow' | 'digest_unmarked' | 'unreadable' | 'rewritten' | 'cut' | 'beyond_head'
  | 'heads_file' | 'anchors_file' | 'public_key';

export const FAULTS = {
  changed: (seq: number) => ({
    kind: 'changed', seq, zh: `第 ${seq} 条的内容与它的摘要不符：内容被改过。`, en: `Entry ${seq} does not have the hash it carries: it was changed.`,
  }),
  outOfPlace: (seq: number, found: number) => ({
    kind: 'out_of_place', seq, zh: `第 ${seq} 条不在其位，此处是第 ${found} 条：有删除、插入或对调。`, en: `Entry ${seq} is not in its place, entry ${found} stands there: something was deleted, inserted or swapped.`,
  }),
  doesNotFollow: (seq: number, after: number) => ({
    kind: 'does_not_follow', seq, zh: `第 ${after} 条接不上第 ${after - 1} 条；与其后各条相合的不是第 ${seq} 条：它被改过并重算了摘要。`, en: `Entry ${after} does not follow on entry ${after - 1}; by the entries around them it is entry ${seq} that was changed and given a new hash.`,
  }),
  digestUnmarked: (seq: number) => ({
    kind: 'digest_unmarked', seq, zh: `第 ${seq} 条换了摘要算法而没有记明。`, en: `Entry ${seq} goes over to another digest without saying so.`,
  }),
  unreadable: (seq: number, line: number) => ({
    kind: 'unreadable', seq, zh: `第 ${seq} 条读不出（导出文件第 ${line} 行）。`, en: `Entry ${seq} cannot be read (line ${line} of the export).`,
  }),
  rewritten: (seq: number, by: string) => ({
    kind: 'rewritten', seq, zh: `第 ${seq} 条与库外的签名不同（${by}）：链被整段重写过。`, en: `Entry ${seq} is not the one that was signed outside the database (${by}): the chain was rewritten.`,
  }),
  cut: (seq: number, end: number, by: string) => ({
    kind: 'cut', seq, zh: `链止于第 ${seq - 1} 条，而 ${by} 证明至少有 ${end} 条：尾部被截去。`, en: `The chain ends at entry ${seq - 1}, and ${by} shows that there were ${end}: its tail was cut off.`,
  }),
  beyondHead: (seq: number) => ({
    kind: 'beyond_head', seq, zh: `链头停在第 ${seq - 1} 条，其后还有记录：链头被倒退，或有记录绕过链头写入。`, en: `The head stands at entry ${seq - 1} and entries follow it: the head was set back, or entries were written past it.`,
  }),
  headsFile: (line: number, zh: string, en: string) => ({ kind: 'heads_file', seq: null, zh: `链头文件第 ${line} 行：${zh}。`, en: `Heads file, line ${line}: ${en}.` }),
  anchorsFile: (line: number, zh: string, en: string) => ({ kind: 'anchors_file', seq: null, zh: `锚点文件第 ${line} 行：${zh}。`, en: `Anchors file, line ${line}: ${en}.` }),
  publicKey: (id: string) => ({ kind: 'public_key', seq: null, zh: `公钥 ${id} 与它的编号不符。`, en: `Public key ${id} is not the key its id names.` }),
} as const satisfies Record<string, (...given: never[]) => Omit<Fault, 'from'>>;
