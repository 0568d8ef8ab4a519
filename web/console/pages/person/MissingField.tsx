import { useState } from 'react';
import { CORRECTABLE_KEYS } from './correctable-keys.ts';
import { useAnnounce } from '../../announce.ts';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/FilterBar.tsx';
import { Done } from '../../ui/Done.tsx';
import { named, useWords } from '../../words/index.ts';
import { CorrectionForm } from './CorrectionForm.tsx';

/** Asks that something be entered which the register does not know. */
export function MissingField({ personId, known }: { personId: string; known: ReadonlySet<string> }) {
  const { words } = useWords();
  const say = words.record;
  const [field, setField] = useState<string>();
  const [done, setDone] = useState(false);
  useAnnounce(done ? say.asked : '');
  const missing = CORRECTABLE_KEYS.filter((one) => !known.has(one));
  if (missing.length === 0) return null;
  return (
    <Card heading={say.add}>
      <div className="inside form">
        {done && <Done>{say.asked}</Done>}
        <Choice label={say.addGo} all={say.choose} value={field} options={missing.map((id) => ({ id, name: named(say.fields, id) }))} onChoose={setField} />
        {field !== undefined && (
          <CorrectionForm
            key={field}
            personId={personId}
            field={field}
            now={null}
            onDone={() => {
              setField(undefined);
              setDone(true);
            }}
          />
        )}
      </div>
    </Card>
  );
}
