import { isMap } from 'yaml';
import { nearest } from '../language/near.ts';
import type { PackFiles } from '../packs/pack-files.ts';
import type { Policy } from '../packs/policy.ts';
import type { PackProblem } from '../packs/problem.ts';
import { packShape, type PackHead } from '../packs/shapes.ts';
import { shaped, yamlFile, type YamlFile } from '../packs/yaml-file.ts';
import { draftDocuments, type DraftText } from './draft-text.ts';
import { completeDraft } from './complete-draft.ts';

/** What a document of a draft may be, by the key it begins with, and the folder of a pack it would stand in. */
const FOLDERS = { parameter: 'parameters', rule: 'rules', list: 'facts', source: 'sources' } as const;

/** A draft as a pack on top of the running ones. What is left out that only a decided change needs is filled in: dates, status, basis. */
export function draftPack(texts: readonly DraftText[], running: Policy, asOf: string): { pack: PackFiles; problems: PackProblem[] } {
  const { documents, problems } = draftDocuments(texts);
  const kindOf = (source: YamlFile) => Object.keys(FOLDERS).find((key) => has(source, key));
  const heads = documents.filter((source) => has(source, 'pack'));
  const of = (kind: keyof typeof FOLDERS) => documents.filter((source) => !has(source, 'pack') && kindOf(source) === kind);
  for (const source of documents) {
    if (source.document.errors.length === 0 && !has(source, 'pack') && kindOf(source) === undefined) problems.push(unknownDocument(source));
    completeDraft(source, running, asOf);
  }
  if (documents.length === 0) problems.push(nothing(texts));
  const { head, source } = headOf(heads[0], running, problems);
  const [cases, rules] = [of('rule').filter((one) => has(one, 'cases')), of('rule').filter((one) => !has(one, 'cases'))];
  return { pack: { head, source, parameters: of('parameter'), rules, cases, facts: of('list'), sources: of('source') }, problems };
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
  const kinds = Object.keys(FOLDERS).join('、');
  return source.problem(
    [], 'unknown_document', `草案里的一份文本应以 ${kinds} 或 pack 之一写明是什么`,
    `a document of a draft says what it is by one of ${Object.keys(FOLDERS).join(', ')}, pack`, nearest(first, [...Object.keys(FOLDERS), 'pack']),
  );
}

function nothing(texts: readonly DraftText[]): PackProblem {
  const file = texts.map((one) => one.file).join(', ');
  return { file, line: 1, column: 1, code: 'empty_draft', zh: '草案里什么也没有', en: 'the draft is empty', near: null };
}
