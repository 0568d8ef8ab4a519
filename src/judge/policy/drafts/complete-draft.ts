import { isMap, isSeq, type YAMLMap } from 'yaml';
import type { Policy } from '../packs/policy.ts';
import type { YamlFile } from '../packs/yaml-file.ts';
import { fill, fillKnown } from './fill-known.ts';

/** Stands where a draft names no document: nothing of a draft decides about a person. */
const ON_TRIAL = [{ document: '草案', article: '试算', source: '草案', mark: 'checked' }];

/**
 * Fills in what a draft may leave out: of a parameter, rule or entitlement what the running policy says of it (label, type, unit), the first day (the day asked
 * about), that it is in force, that it ends the value before it, and a basis. What is written stays where it is, so that problems name their place.
 */
export function completeDraft({ document }: YamlFile, running: Policy, asOf: string): void {
  const contents: unknown = document.contents;
  if (document.errors.length > 0 || !isMap(contents)) return;
  const inForce = (map: YAMLMap) => {
    fill(document, map, { basis: ON_TRIAL });
    map.set(document.createNode('status'), document.createNode('active'));
    if (!String(map.get('basis')).includes('checked')) map.set('basis', document.createNode(ON_TRIAL));
  };
  fillKnown(document, contents, running);
  if (contents.has('parameter')) {
    const values = contents.get('values');
    for (const value of isSeq(values) ? values.items.filter(isMap) : []) {
      fill(document, value, { from: asOf, to: null, supersedes: true });
      inForce(value);
    }
  } else if ((contents.has('rule') && !contents.has('cases')) || contents.has('entitlement')) {
    fill(document, contents, { effective: { from: asOf, to: null } });
    inForce(contents);
  } else if (contents.has('overlap')) {
    const rows = contents.get('rows');
    for (const row of isSeq(rows) ? rows.items.filter(isMap) : []) {
      fill(document, row, { effective: { from: asOf, to: null } });
      inForce(row);
    }
  }
}
