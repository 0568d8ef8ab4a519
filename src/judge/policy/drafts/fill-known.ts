import type { Document, YAMLMap } from 'yaml';
import type { Policy } from '../packs/policy.ts';

/** Sets what a map does not say itself; what is written stays where it is. */
export function fill(document: Document, map: YAMLMap, entries: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(entries)) if (!map.has(key)) map.set(document.createNode(key), document.createNode(value));
}

/** Fills in what the running policy says of the parameter, rule or entitlement that a document changes: label, type, unit, kind, benefit, the lists it can do without, how far it looks ahead. */
export function fillKnown(document: Document, contents: YAMLMap, running: Policy): void {
  fill(document, contents, knownOf(contents, running));
}

function knownOf(contents: YAMLMap, { parameters, rules, entitlements }: Policy): Record<string, unknown> {
  const parameter = parameters.get(String(contents.get('parameter')));
  if (parameter) return { label: { ...parameter.label }, type: parameter.type, ...(parameter.unit === null ? {} : { unit: parameter.unit }) };
  const versions = contents.has('cases') ? [] : rules.filter(({ id }) => id === contents.get('rule'));
  const rule = versions.findLast(({ status }) => status === 'active') ?? versions.at(-1);
  if (rule) {
    const { kind, benefit, label, ifGiven, aheadDays } = rule;
    return { kind, benefit, label: { ...label }, ...(ifGiven.length === 0 ? {} : { if_given: [...ifGiven] }), ...(aheadDays === null ? {} : { ahead_days: aheadDays }) };
  }
  const entitlement = entitlements.findLast(({ benefit, status }) => benefit === contents.get('entitlement') && status === 'active');
  return entitlement ? { label: { ...entitlement.label } } : {};
}
