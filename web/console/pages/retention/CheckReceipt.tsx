import { useRef, useState } from 'react';
import { count } from '../../format.ts';
import type { ReceiptCheck } from '../../keep.ts';
import { sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Done } from '../../ui/Done.tsx';
import { Field, Form } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

function Checked({ check: { receipt, signed, whole, left, ok } }: { check: ReceiptCheck }) {
  const { words, say: label } = useWords();
  const say = words.retention;
  return (
    <>
      <p>
        <strong>{ok ? say.checkGood : say.checkBad}</strong>
      </p>
      <p>{[label(receipt.what), receipt.asOf, say.deletedAt(receipt.deletedOn)].filter(Boolean).join(words.separator)}</p>
      <ul className="bullets">
        <li>{signed ? say.signed : say.notSigned}</li>
        <li>{whole ? say.whole(count(receipt.files.length)) : say.notWhole}</li>
        {signed && <li>{left.length === 0 ? say.gone : say.left(left.join(words.listed))}</li>}
      </ul>
    </>
  );
}

/** Whether a receipt that somebody brings is ours, unchanged, and true. */
export function CheckReceipt() {
  const { words } = useWords();
  const say = words.retention;
  const chosen = useRef<File>(undefined);
  const [check, setCheck] = useState<ReceiptCheck>();
  return (
    <Card heading={say.check}>
      <div className="inside form">
        {check && (
          <Done key={check.receipt.id}>
            <Checked check={check} />
          </Done>
        )}
        <Form label={say.check} go={say.checkGo} send={async () => sendFor<ReceiptCheck>('POST', '/privacy/receipts/check', { text: (await chosen.current?.text()) ?? '' })} onDone={setCheck}>
          <p>{say.checkHow}</p>
          <Field
            name="text"
            label={say.file}
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => {
              chosen.current = target.files?.[0];
            }}
            required
          />
        </Form>
      </div>
    </Card>
  );
}
