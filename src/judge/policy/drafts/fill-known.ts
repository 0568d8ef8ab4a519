import type { Document, YAMLMap } from 'yaml';
import type { Policy } from '../packs/policy.ts';

/** Sets what a map does not say itself; what is written stays where it is. */
export function fill(document: Document, map: YAMLMap, entries: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(entries)) if (!map.has(key)) map.set(document.createNode(key), document.createNode(value));
}

/** Fills in what the running policy says of the parameter, rule or entitlement that a document changes: label, type, unit, kind, benefit. */
export function fillKnown(document: Document, contents: YAMLMap, running: Policy): void {
  fill(document, contents, knownOf(contents, running));
}

function knownOf(contents: YAMLMap, { parameters, rules, entitlements }: Policy): Record<string, unknown> {
  const parameter = parameters.get(String(contents.get('parameter')));
  if (parameter) return { label: { ...parameter.label }, type: parameter.type, ...(parameter.unit === null ? {} : { unit: parameter.unit }) };
  const rule = contents.has('cases') ? undefined : rules.findLast(({ id, status }) => id === contents.get('rule') && status === 'active');
  if (rule) return { kind: rule.kind, benefit: rule.benefit, label: { ...rule.label } };
  const entitlement = entitlements.findLast(({ benefit, status }) => benefit === contents.get('entitlement') && status === 'active');
  return entitlement ? { label: { ...entitlement.label } } : {};
}
