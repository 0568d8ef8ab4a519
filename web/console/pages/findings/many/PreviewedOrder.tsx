import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ManyPreview } from '../../../../../src/judge/coverage/index.ts';
import { useAnnounce } from '../../../announce.ts';
import { count } from '../../../format.ts';
import { sendFor } from '../../../send.ts';
import { Button } from '../../../ui/Button.tsx';
import { Area, Form } from '../../../ui/Form.tsx';
import { Progress } from '../../../ui/Progress.tsx';
import { Table } from '../../../ui/Table.tsx';
import { useWords } from '../../../words/index.ts';
import { useRenewFindings } from '../findings-queries.ts';
import { actsQuery, type ManyAct, type Meant } from './many-queries.ts';

/** Milliseconds between two looks at how far it is. */
const EVERY = 500;

type PreviewedOrderProps = { meant: Meant; act: ManyAct['act']; preview: ManyPreview; onBack: () => void; onDone: () => void };

/** How many and whose, before it is done; then how far it is. */
export function PreviewedOrder({ meant, act, preview, onBack, onDone }: PreviewedOrderProps) {
  const { words } = useWords();
  const say = words.deciding;
  const renew = useRenewFindings();
  const [id] = useState(() => crypto.randomUUID());
  const [running, run] = useState(false);
  const { data } = useQuery(actsQuery(running ? EVERY : false));
  const now = data?.items.find((one) => one.id === id);
  const sentence = say.would(say.acts[act], preview.people);
  useAnnounce(sentence);
  const left = [
    { n: preview.decided, text: say.decided(preview.decided) },
    { n: preview.closed, text: say.closed(preview.closed) },
    { n: preview.beyond, text: say.beyond(preview.beyond) },
  ].filter(({ n }) => n > 0);
  const done = () => {
    renew();
    onDone();
  };
  return (
    <>
      <p>
        <strong>{sentence}</strong>
      </p>
      {left.length > 0 && (
        <ul className="bullets">
          {left.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <div className="columns">
        <Shares head={words.narrowing.by.county} values={preview.byCounty} />
        <Shares head={words.narrowing.by.rule} values={preview.byRule} />
      </div>
      {running && now && <Progress label={say.running} done={now.done} all={now.people} />}
      {preview.people > 0 && (
        <Form
          asked
          go={say.doIt(preview.people)}
          send={async (values) => {
            run(true);
            try {
              return await sendFor<{ findings: number }>('POST', '/findings/batches', { id, meant, act, reason: values('reason'), people: preview.people });
            } finally {
              run(false);
            }
          }}
          onDone={done}
        >
          <Area name="reason" label={say.reason} required minLength={2} maxLength={500} />
        </Form>
      )}
      <p>
        <Button data-quiet onPress={onBack}>
          {say.back}
        </Button>
      </p>
    </>
  );
}

function Shares({ head, values }: { head: string; values: ManyPreview['byCounty'] }) {
  const { words, say } = useWords();
  const columns = [
    { key: 'value', head, cell: ({ label, value }: (typeof values)[number]) => (label ? say(label) : value) },
    { key: 'count', head: words.deciding.findings, number: true, cell: (one: (typeof values)[number]) => count(one.count) },
  ];
  return <Table label={head} columns={columns} rows={values} rowKey={({ value }) => value} />;
}
