import { instant } from '../../format.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';
import type { Step } from './desk-queries.ts';

function Undo({ step, name, onBack }: { step: Step; name: string; onBack: (step: Step) => void }) {
  const { words: { desk: say } } = useWords();
  return (
    <Button data-quiet aria-label={say.undoOf(name)} onPress={() => onBack(step)}>
      {say.undo}
    </Button>
  );
}

/** What one decided last; each step can be taken back. */
export function Steps({ steps, onBack }: { steps: readonly Step[]; onBack: (step: Step) => void }) {
  const { words: { desk: say }, say: label } = useWords();
  const rowOf = ({ listLabel, row }: Step) => say.row(label(listLabel), row ?? 0);
  const undo = (step: Step) => (step.takenBack ? say.wasTakenBack : <Undo step={step} name={rowOf(step)} onBack={onBack} />);
  const columns: Column<Step>[] = [
    { key: 'row', head: say.step, cell: rowOf },
    { key: 'answer', head: say.answer, cell: ({ answer }) => say[answer] },
    { key: 'at', head: say.when, keep: true, cell: ({ at }) => instant(at) },
    { key: 'undo', head: say.undo, cell: undo },
  ];
  return (
    <Card heading={say.steps} aside={say.stepsHint}>
      {steps.length === 0 ? <p className="notice">{say.noSteps}</p> : <Table label={say.steps} columns={columns} rows={steps} rowKey={({ id }) => String(id)} />}
    </Card>
  );
}
