import type { FindingItem } from '../../api.ts';
import { useMay } from '../../me.ts';
import { send } from '../../send.ts';
import { Area, Form, Pick } from '../../ui/Form.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { named, useWords } from '../../words/index.ts';
import { useRenewFindings } from './findings-queries.ts';

/** What can be said of a finding where it stands; a closed one is over. */
const SAID: Record<string, readonly ('confirm' | 'exclude' | 'reconsider')[]> = {
  open: ['confirm', 'exclude'],
  asked_again: ['confirm', 'exclude', 'reconsider'],
  confirmed: ['reconsider'],
  excluded: ['reconsider'],
};

/** A button that decides one finding, with the reason; nothing for whoever may not, or where it is closed. */
export function DecideFinding({ item: { id, status, name, label } }: { item: Pick<FindingItem, 'id' | 'status' | 'name' | 'label'> }) {
  const { words, say: tell } = useWords();
  const say = words.deciding;
  const renew = useRenewFindings();
  const possible = SAID[status] ?? [];
  if (!useMay()('findings:decide') || possible.length === 0) return null;
  return (
    <Sheet button={say.decide} describe={say.decideOf(name, tell(label))} title={say.decideOf(name, tell(label))}>
      {(close) => (
        <>
          <p className="mute">{say.stands(named(words.findings.statuses, status))}</p>
          <Form
            asked
            go={say.go}
            send={(values) => send('POST', `/findings/${id}/decisions`, { decision: values('decision'), reason: values('reason') })}
            onDone={() => {
              close();
              renew();
            }}
          >
            <Pick name="decision" label={say.what} options={possible.map((one) => ({ id: one, name: say.acts[one] }))} required />
            <Area name="reason" label={say.reason} required minLength={2} maxLength={500} />
          </Form>
        </>
      )}
    </Sheet>
  );
}
