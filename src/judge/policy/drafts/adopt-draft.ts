import { isMap, isSeq, type Document, type YAMLMap } from 'yaml';
import { policyOfFiles } from '../packs/load-packs.ts';
import { readPackFiles } from '../packs/pack-files.ts';
import type { Basis, Policy } from '../packs/policy.ts';
import type { PackProblem } from '../packs/problem.ts';
import type { YamlFile } from '../packs/yaml-file.ts';
import { testPolicy } from '../rules/test-policy.ts';
import { kindOf, packOfDocuments } from './draft-pack.ts';
import { draftDocuments, type DraftText } from './draft-text.ts';
import { overlapping, type EndedValue } from './ended-values.ts';
import { fill, fillKnown } from './fill-known.ts';

export interface AdoptRequest {
  /** Folders of the running packs. */
  readonly dirs: readonly string[];
  /** The running pack, on which the change builds. */
  readonly pack: string;
  readonly draft: readonly DraftText[];
  /** Name of the pack that the change becomes. */
  readonly name: string;
  /** First and last day of the change. */
  readonly from: string;
  readonly to: string | null;
  /** What decided it; parts of the draft that name a basis of their own keep that. */
  readonly basis: Basis;
}

export type Adopted =
  | { readonly ok: true; readonly files: readonly DraftText[]; readonly ends: readonly EndedValue[] }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/**
 * Turns a draft into a dated change: the files of a pack of its own that builds on the running one. Nothing that runs is edited; where the
 * change has a value for a region that has one, that one ends the day before. What comes out has passed the checker and its cases.
 */
export async function adoptDraft(request: AdoptRequest): Promise<Adopted> {
  const { dirs, pack, draft, name } = request;
  const onDisk = await readPackFiles(dirs);
  const running = policyOfFiles(dirs, onDisk, { pack });
  if (!running.ok) return running;
  const { documents, problems } = draftDocuments(draft);
  const ends: EndedValue[] = [];
  const files = documents.filter((source) => source.document.errors.length === 0 && kindOf(source) !== 'pack').map((source) => {
    decide(source, running.policy, request, ends);
    return { file: `${name}/${placeOf(source)}`, text: source.document.toString({ lineWidth: 0 }).trimStart() };
  });
  const all = [{ file: `${name}/pack.yaml`, text: headText(request, running.policy) }, ...files];
  const written = draftDocuments(all);
  const trial = packOfDocuments(written.documents, running.policy, problems);
  problems.push(...written.problems);
  if (problems.length > 0) return { ok: false, problems };
  const laid = policyOfFiles(dirs, onDisk, { pack, trial });
  if (!laid.ok) return laid;
  problems.push(...withoutCases(laid.policy, name, written.documents), ...contradictions(laid.policy, name, written.documents));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, files: all, ends };
}

function headText({ name, from, to, pack }: AdoptRequest, { region }: Policy): string {
  return [
    `pack: ${name}`, `label: {zh: "${name}", en: "${name}"}`, `region: "${region}"`, `period: {from: ${from}, to: ${to ?? 'null'}}`, `builds_on: ${pack}`, '',
  ].join('\n');
}

/** Where a document stands in its pack. */
function placeOf(source: YamlFile): string {
  const kind = kindOf(source);
  const named = (key: string) => textAt(source.document.contents, key) ?? 'unnamed';
  switch (kind) {
    case 'parameter': return `parameters/${named('parameter')}.yaml`;
    case 'rule': return `rules/${named('rule')}.yaml`;
    case 'cases': return `rules/${named('rule')}.cases.yaml`;
    case 'entitlement': return `entitlements/${named('entitlement')}.yaml`;
    case 'overlap': return `overlaps/${named('overlap')}.yaml`;
    case 'list': return `facts/${named('list')}.yaml`;
    default: return kind === 'source' ? `sources/${named('source')}.yaml` : source.file;
  }
}

function decide(source: YamlFile, running: Policy, request: AdoptRequest, ends: EndedValue[]): void {
  const { document } = source;
  const contents: unknown = document.contents;
  if (!isMap(contents)) return;
  fillKnown(document, contents, running);
  const kind = kindOf(source);
  if (kind === 'parameter') {
    const known = running.parameters.get(String(contents.get('parameter')));
    const values = contents.get('values');
    if (!isSeq(values)) return;
    values.flow = false;
    for (const value of values.items.filter(isMap)) {
      const region = textAt(value, 'region') ?? running.region;
      const ended = overlapping(known, region, request);
      ends.push(...ended);
      dated(document, value, request, { from: request.from, to: request.to, ...(ended.length > 0 ? { supersedes: true } : {}) });
    }
  } else if (kind === 'rule' || kind === 'entitlement') {
    dated(document, contents, request, { effective: { from: request.from, to: request.to } });
  } else if (kind === 'overlap') {
    const rows = contents.get('rows');
    for (const row of isSeq(rows) ? rows.items.filter(isMap) : []) dated(document, row, request, { effective: { from: request.from, to: request.to } });
  }
}

function dated(document: Document, map: YAMLMap, { basis }: AdoptRequest, dates: Record<string, unknown>): void {
  map.flow = false;
  for (const [key, value] of Object.entries({ ...dates, status: 'active' })) map.set(document.createNode(key), document.createNode(value));
  fill(document, map, { basis: [basis] });
}

/** The text a map has under a key; null where it has none. */
function textAt(map: unknown, key: string): string | null {
  const value: unknown = isMap(map) ? map.get(key) : null;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function withoutCases({ rules, cases }: Policy, pack: string, documents: readonly YamlFile[]): PackProblem[] {
  const untried = rules.filter((rule) => rule.pack === pack && rule.status === 'active' && !cases.some((one) => one.pack === pack && one.rule === rule.id));
  return untried.flatMap(({ id, file }) => documents.filter((source) => source.file === file)
    .map((source) => source.problem([], 'no_cases', `${id} 还没有案例，草案中应有它的案例`, `there are no cases of ${id} in the draft`)));
}

function contradictions(policy: Policy, pack: string, documents: readonly YamlFile[]): PackProblem[] {
  const failed = testPolicy({ ...policy, cases: policy.cases.filter((one) => one.pack === pack) }).cases.filter(({ passed }) => !passed);
  return failed.flatMap(({ file, name, expected, got }) => documents.filter((source) => source.file === file)
    .map((source) => source.problem(['cases'], 'case_fails', `案例“${name}”应为 ${expected}，得 ${got}`, `the case "${name}" expects ${expected} and got ${got}`)));
}
