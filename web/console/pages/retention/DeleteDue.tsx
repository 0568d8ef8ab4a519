import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RetentionRun } from '../../keep.ts';
import { sendFor } from '../../send.ts';
import { Done } from '../../ui/Done.tsx';
import { Form } from '../../ui/Form.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useWords } from '../../words/index.ts';

/** Deletes now what is due; asked once more, for it does not come back. */
export function DeleteDue({ due }: { due: number }) {
  const { words } = useWords();
  const say = words.retention;
  const client = useQueryClient();
  const [run, setRun] = useState<RetentionRun>();
  return (
    <div className="inside form">
      {run && <Done>{say.deleted(run.deleted, run.finished)}</Done>}
      <p>
        <Sheet button={say.deleteNow} title={say.deleteTitle}>
          {(close) => (
            <Form
              go={say.deleteGo(due)}
              send={() => sendFor<RetentionRun>('POST', '/privacy/retention')}
              onDone={(answer) => {
                setRun(answer);
                void client.invalidateQueries({ queryKey: ['retention'] });
                close();
              }}
            >
              <p>{say.deleteHow}</p>
            </Form>
          )}
        </Sheet>
      </p>
    </div>
  );
}
