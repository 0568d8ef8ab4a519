import { useState } from 'react';
import type { Exported } from '../../access.ts';
import { useChosenColumns } from './chosen-columns.ts';
import type { Filter, Order } from './looking.ts';
import { useOwnPurposes, usePurposeOptions } from '../../purposes.ts';
import { sendFor } from '../../send.ts';
import { Done } from '../../ui/Done.tsx';
import { Form, Pick } from '../../ui/Form.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useWords } from '../../words/index.ts';

/** A file of what the screen shows, its rows, columns and order, made for a purpose and marked with who made it. */
export function ExportFindings({ filter, order }: { filter: Filter; order: Order }) {
  const columns = useChosenColumns();
  const { words } = useWords();
  const say = words.exporting;
  const options = usePurposeOptions(useOwnPurposes());
  const [made, setMade] = useState<Exported>();
  return (
    <Sheet button={say.open} title={say.title}>
      {() => (
        <>
          <p className="mute">{say.how}</p>
          {made ? (
            <Done>
              <p>{say.ready(made.rows, made.expiresOn)}</p>
              <p>
                <a className="button main" href={`/api/exports/${encodeURIComponent(made.id)}`} download>
                  {say.download}
                </a>
              </p>
            </Done>
          ) : (
            <Form asked go={say.go} send={(values) => sendFor<Exported>('POST', '/exports', { what: 'findings', filter, order, columns, purpose: values('purpose') })} onDone={setMade}>
              <Pick name="purpose" label={words.reveal.purpose} none={words.reveal.choose} options={options} required />
            </Form>
          )}
        </>
      )}
    </Sheet>
  );
}
