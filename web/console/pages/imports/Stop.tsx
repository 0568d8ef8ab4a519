import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../send.ts';
import { Act } from '../../ui/Act.tsx';
import { Form } from '../../ui/Form.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useWords } from '../../words/index.ts';
import type { ImportDetail } from './import-queries.ts';
import { stopSending } from './upload.ts';

/** Cancels what does not count yet; takes back what does, after asking once. */
export function Stop({ one }: { one: ImportDetail }) {
  const { words } = useWords();
  const client = useQueryClient();
  const label = words.imports;
  const stop = async () => {
    stopSending(one.id);
    await send('POST', `/imports/${one.id}/stop`);
  };
  if (['cancelled', 'refused', 'undone', 'undoing'].includes(one.state)) return null;
  if (one.listId === null) return <p><Act act={stop} done={label.cancelled} renews="imports">{label.cancel}</Act></p>;
  return (
    <p>
      <Sheet button={label.undo} title={label.undo}>
        {(close) => (
          <>
            <p>{label.undoHint}</p>
            <Form go={label.undoSure} send={stop} onDone={() => { close(); void client.invalidateQueries({ queryKey: ['imports'] }); }} />
          </>
        )}
      </Sheet>
    </p>
  );
}
