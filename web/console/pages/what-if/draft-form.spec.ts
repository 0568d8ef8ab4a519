import { expect, test } from 'vitest';
import { filesOf, placedProblems, readForm, type DraftForm } from './draft-form.ts';

const clause = { id: 'poor', zh: '在低保', en: 'Is poor', when: 'minimum_living.listd && certificate.status == "valid"' };
const draft: DraftForm = {
  name: '试一试', shared: false,
  pieces: [
    { kind: 'parameter', name: 'care_allowance.amount', type: 'money', value: '94.50', region: '341522', from: '2018-07-01' },
    { kind: 'rule', rule: 'living_allowance_missed', applies_to: [clause], conditions: [clause] },
  ],
};

test('a form becomes pack text, a file a piece', () => {
  expect(filesOf(draft)).toEqual([
    { file: 'draft-1.yaml', text: 'parameter: care_allowance.amount\nvalues:\n  - value: "94.50"\n    region: "341522"\n    from: 2018-07-01\n' },
    { file: 'draft-2.yaml', text: expect.stringContaining(`    when: '${clause.when}'\n`) },
  ]);
});

test('a problem is said at the field and character it is about', () => {
  const problem = { code: 'unknown_fact', zh: '', en: '', near: 'minimum_living.listed' };
  const [at, value, none] = placedProblems(draft, [
    { ...problem, file: 'draft-2.yaml', line: 9, column: 12 }, { ...problem, file: 'draft-1.yaml', line: 3, column: 12 }, { ...problem, file: 'packs/x.yaml', line: 3, column: 1 },
  ]);
  expect(at).toMatchObject({ piece: 1, field: 'conditions.0.when', character: 1 });
  expect(value).toMatchObject({ piece: 0, field: 'value', character: 1 });
  expect(none).toMatchObject({ piece: -1, field: '', character: null });
});

test('what was kept comes back, what is none is empty', () => {
  expect(readForm(JSON.stringify(draft))).toEqual(draft);
  expect(readForm('').pieces).toEqual([]);
});
