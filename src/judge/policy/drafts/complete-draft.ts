import { isMap, isSeq, type YAMLMap } from 'yaml';
import type { Policy } from '../packs/policy.ts';
import type { YamlFile } from '../packs/yaml-file.ts';

/** Stands where a draft names no document: nothing of a draft decides about a person. */
const ON_TRIAL = [{ document: '草案', article: '试算', source: '草案', mark: 'checked' }];

/**
 * Fills in what a draft may leave out: of a parameter, rule or entitlement what the running policy says of it (label, type, unit), the first day (the day asked
 * about), that it is in force, that it ends the value before it, and a basis. What is written stays where it is, so that problems name their place.
 */
export function completeDraft({ document }: YamlFile, running: Policy, asOf: string): void {
  const contents: unknown = document.contents;
  if (document.errors.length > 0 || !isMap(contents)) return;
  const fill = (map: YAMLMap, entries: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(entries)) if (!map.has(key) && value !== undefined) map.set(document.createNode(key), document.createNode(value));
  };
  const inForce = (map: YAMLMap) => {
    fill(map, { status: 'active', basis: ON_TRIAL });
    map.set('status', document.createNode('active'));
    if (!String(map.get('basis')).includes('checked')) map.set('basis', document.createNode(ON_TRIAL));
  };
  if (contents.has('parameter')) {
    const known = running.parameters.get(String(contents.get('parameter')));
    if (known) fill(contents, { label: { ...known.label }, type: known.type, ...(known.unit === null ? {} : { unit: known.unit }) });
    const values = contents.get('values');
    for (const value of isSeq(values) ? values.items.filter(isMap) : []) {
      fill(value, { from: asOf, to: null, supersedes: true });
      inForce(value);
    }
  } else if (contents.has('rule') && !contents.has('cases')) {
    const known = running.rules.findLast(({ id, status }) => id === contents.get('rule') && status === 'active');
    fill(contents, { effective: { from: asOf, to: null }, ...(known ? { kind: known.kind, benefit: known.benefit, label: { ...known.label } } : {}) });
    inForce(contents);
  } else if (contents.has('entitlement')) {
    const known = running.entitlements.findLast(({ benefit, status }) => benefit === contents.get('entitlement') && status === 'active');
    fill(contents, { effective: { from: asOf, to: null }, ...(known ? { label: { ...known.label } } : {}) });
    inForce(contents);
  } else if (contents.has('overlap')) {
    const rows = contents.get('rows');
    for (const row of isSeq(rows) ? rows.items.filter(isMap) : []) {
      fill(row, { effective: { from: asOf, to: null } });
      inForce(row);
    }
  }
}
