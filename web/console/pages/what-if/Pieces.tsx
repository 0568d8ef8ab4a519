import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Pick } from '../../ui/Form.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useWords } from '../../words/index.ts';
import { ruleQuery, rulesQuery } from '../rules/rules-queries.ts';
import { pieceOf, type DraftForm, type Piece, type PlacedProblem } from './draft-form.ts';
import { faultsAt } from './faults.ts';
import { ParameterEditor } from './ParameterEditor.tsx';
import { PARTS, RuleEditor } from './RuleEditor.tsx';
import { catalogueQuery } from './what-if-queries.ts';

type PiecesProps = { draft: DraftForm; problems: readonly PlacedProblem[]; onChange: (pieces: Piece[]) => void };

/** What a draft changes, piece by piece, and the way to change one more. */
export function Pieces({ draft: { pieces }, problems, onChange }: PiecesProps) {
  const { words, say: label, language } = useWords();
  const say = words.whatIf;
  const client = useQueryClient();
  const rules = useQuery(rulesQuery()).data?.items ?? [];
  const addRule = async (rule: string) => onChange([...pieces, pieceOf(await client.fetchQuery(ruleQuery(rule)))]);
  return (
    <Loaded query={useQuery(catalogueQuery())}>
      {({ facts, parameters }) => {
        const parameterOf = (id: string) => parameters.find(({ name }) => name === id);
        const nameOf = (piece: Piece) => {
          const known = piece.kind === 'parameter' ? parameterOf(piece.name) : rules.find(({ rule }) => rule === piece.rule);
          return known ? label(known.label) : piece.kind === 'parameter' ? piece.name : piece.rule;
        };
        const add = (name: string) => {
          const known = parameterOf(name);
          if (known) onChange([...pieces, { kind: 'parameter', name, type: known.type, value: '', region: '', from: '' }]);
        };
        return (
          <>
            {pieces.length === 0 && <p className="notice">{say.nothing}</p>}
            {pieces.map((piece, i) => {
              const faults = (field: string) => faultsAt(problems, pieces, i, field, language, words);
              const edit = (edited: Piece) => onChange(pieces.map((one, at) => (at === i ? edited : one)));
              const remove = (
                <Button data-quiet aria-label={say.removeOf(nameOf(piece))} onPress={() => onChange(pieces.filter((_, at) => at !== i))}>
                  {say.remove}
                </Button>
              );
              return (
                <Card key={piece.kind === 'rule' ? piece.rule : `${piece.name} ${i}`} heading={nameOf(piece)} aside={remove}>
                  <div className="in-card">
                    {piece.kind === 'parameter' ? <ParameterEditor piece={piece} known={parameterOf(piece.name)} faults={faults} onChange={edit} /> : <RuleEditor piece={piece} facts={facts} faults={faults} onChange={edit} />}
                    {(piece.kind === 'rule' ? ['rule', ...PARTS] : ['name', 'region', ...(piece.type === 'bool' ? ['value'] : [])]).flatMap(faults).map((fault) => (
                      <p key={fault} className="fault">
                        {fault}
                      </p>
                    ))}
                  </div>
                </Card>
              );
            })}
            <div className="filters">
              <Pick name="add-parameter" label={say.addParameter} none={say.pick} value="" options={parameters.map(({ name, label: own }) => ({ id: name, name: label(own) }))} onChange={({ currentTarget }) => add(currentTarget.value)} />
              <Pick
                name="add-rule"
                label={say.addRule}
                none={say.pick}
                value=""
                options={rules.filter(({ rule }) => !pieces.some((one) => one.kind === 'rule' && one.rule === rule)).map(({ rule, label: own }) => ({ id: rule, name: label(own) }))}
                onChange={({ currentTarget }) => void (currentTarget.value !== '' && addRule(currentTarget.value))}
              />
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
