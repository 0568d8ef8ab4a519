import { Button } from '../../ui/Button.tsx';
import { CheckedText } from '../../ui/CheckedText.tsx';
import { Pick } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';
import type { DraftClause, RulePiece } from './draft-form.ts';
import type { Catalogue } from './what-if-queries.ts';

/** The parts of a rule that hold clauses. */
export const PARTS = ['applies_to', 'conditions'] as const;

type RuleEditorProps = { piece: RulePiece; facts: Catalogue['facts']; faults: (field: string) => string[]; onChange: (piece: RulePiece) => void };

/** A condition about a fact, to begin with: that it is so, is the first of its values, or is known. */
function clauseOf({ name, label, type, values }: Catalogue['facts'][number], taken: readonly string[]): DraftClause {
  const when = type === 'bool' ? name : type === 'code' ? `${name} == "${values[0]?.value ?? ''}"` : `known(${name})`;
  const id = Array.from({ length: taken.length + 1 }, (_, i) => `added_${i + 1}`).find((one) => !taken.includes(one)) ?? '';
  return { id, zh: label.zh, en: label.en, when };
}

/** The clauses of a rule: each in words and as it is written, checked at the place; more from the catalogue of facts. */
export function RuleEditor({ piece, facts, faults, onChange }: RuleEditorProps) {
  const { words: { whatIf: say, rules }, say: label, language } = useWords();
  const change = (part: (typeof PARTS)[number], clauses: DraftClause[]) => onChange({ ...piece, [part]: clauses });
  const taken = [...piece.applies_to, ...piece.conditions].map(({ id }) => id);
  return PARTS.map((part) => (
    <fieldset key={part} className="clauses-form">
      <legend>{rules.clauses[part]}</legend>
      {piece[part].map((clause, i) => {
        const name = say.clause(i + 1, clause[language]);
        const edit = (edited: Partial<DraftClause>) => change(part, piece[part].map((one, at) => (at === i ? { ...one, ...edited } : one)));
        return (
          <fieldset key={clause.id} aria-label={name} className="clause-form">
            <CheckedText label={say.clauseLabel} value={clause[language]} faults={faults(`${part}.${i}.label`)} onChange={(text) => edit({ [language]: text })} />
            <CheckedText code lines={2} label={say.written} value={clause.when} faults={faults(`${part}.${i}.when`)} onChange={(when) => edit({ when: when.replaceAll('\n', ' ') })} />
            <Button data-quiet aria-label={say.removeOf(clause[language])} onPress={() => change(part, piece[part].filter((_, at) => at !== i))}>
              {say.remove}
            </Button>
          </fieldset>
        );
      })}
      <Pick
        name={`add-${part}`}
        label={say.addCondition}
        none={say.fact}
        value=""
        options={facts.map((fact) => ({ id: fact.name, name: `${label(fact.list)}：${label(fact.label)}` }))}
        onChange={({ currentTarget }) => {
          const fact = facts.find(({ name }) => name === currentTarget.value);
          if (fact) change(part, [...piece[part], clauseOf(fact, taken)]);
        }}
      />
    </fieldset>
  ));
}
