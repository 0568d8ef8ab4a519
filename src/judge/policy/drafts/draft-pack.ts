import { isMap } from 'yaml';
import { nearest } from '../language/near.ts';
import type { PackFiles } from '../packs/pack-files.ts';
import type { Policy } from '../packs/policy.ts';
import type { PackProblem } from '../packs/problem.ts';
import { packShape, type PackHead } from '../packs/shapes.ts';
import { shaped, yamlFile, type YamlFile } from '../packs/yaml-file.ts';
import { draftDocuments, type DraftText } from './draft-text.ts';
import { completeDraft } from './complete-draft.ts';

/** What a document of a draft may be, each told by a key of its own; `cases` also names the rule it is about. */
const DOCUMENT_KINDS = ['pack', 'parameter', 'cases', 'rule', 'entitlement', 'overlap', 'list', 'source'] as const;
type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A draft as a pack on top of the running ones. What is left out that only a decided change needs is filled in: dates, status, basis. */
export function draftPack(texts: readonly DraftText[], running: Policy, asOf: string): { pack: PackFiles; problems: PackProblem[] } {
  const { documents, problems } = draftDocuments(texts);
  for (const document of documents) completeDraft(document, running, asOf);
  if (documents.length === 0) problems.push(nothing(texts));
  return { pack: packOfDocuments(documents, running, problems), problems };
}

/** Documents as the pack they would be in its folders; one that is no pack text goes to `problems`. */
export function packOfDocuments(documents: readonly YamlFile[], running: Policy, problems: PackProblem[]): PackFiles {
  for (const source of documents) {
    if (source.document.errors.length === 0 && kindOf(source) === undefined) problems.push(unknownDocument(source));
  }
  const of = (kind: DocumentKind) => documents.filter((source) => kindOf(source) === kind);
  const { head, source } = headOf(of('pack')[0], running, problems);
  return { head, source, parameters: of('parameter'), rules: of('rule'), entitlements: of('entitlement'), overlaps: of('overlap'), cases: of('cases'), facts: of('list'), sources: of('source'), plans: [], doubts: [] };
}

/** The pack a draft says it builds on; null where it has no head of its own. */
export function draftBase(texts: readonly DraftText[]): string | null {
  const head = draftDocuments(texts).documents.find((source) => source.document.errors.length === 0 && kindOf(source) === 'pack');
  const base: unknown = head?.document.get('builds_on');
  return typeof base === 'string' ? base : null;
}

/** What a document of a draft is; undefined: none of what a pack is made of. */
export function kindOf(source: YamlFile): DocumentKind | undefined {
  return DOCUMENT_KINDS.find((kind) => has(source, kind));
}

function has({ document }: YamlFile, key: string): boolean {
  return isMap(document.contents) && document.contents.has(key);
}

/** A draft without a head of its own lies on the last pack, in its region. */
function headOf(written: YamlFile | undefined, { packs, region }: Policy, problems: PackProblem[]): { head: PackHead; source: YamlFile } {
  const last = packs.at(-1)?.pack ?? null;
  const head = { pack: 'draft', label: { zh: '草案', en: 'Draft' }, region, period: { from: '0001-01-01', to: null }, builds_on: last };
  if (!written) return { head, source: yamlFile('pack.yaml', '').source };
  const read = shaped(written, packShape);
  problems.push(...read.problems);
  if (read.value && read.value.builds_on !== last) {
    problems.push(written.problem(['builds_on'], 'draft_base', `草案应建立在现行的 ${last} 之上`, `a draft builds on the running pack ${last}`, last));
  }
  return { head: read.value ?? head, source: written };
}

function unknownDocument(source: YamlFile): PackProblem {
  const contents = source.document.contents;
  const first = isMap(contents) ? String(contents.items[0]?.key ?? '') : '';
  return source.problem(
    [], 'unknown_document', `草案里的一份文本应以 ${DOCUMENT_KINDS.join('、')} 之一写明是什么`,
    `a document of a draft says what it is by one of ${DOCUMENT_KINDS.join(', ')}`, nearest(first, DOCUMENT_KINDS),
  );
}

function nothing(texts: readonly DraftText[]): PackProblem {
  const file = texts.map((one) => one.file).join(', ');
  return { file, line: 1, column: 1, code: 'empty_draft', zh: '草案里什么也没有', en: 'the draft is empty', near: null };
}
