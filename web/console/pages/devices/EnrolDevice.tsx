import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Enrolment } from '../../access.ts';
import { instant } from '../../format.ts';
import { workersQuery } from '../../queries.ts';
import { sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Done } from '../../ui/Done.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Form, Pick } from '../../ui/Form.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { useWords } from '../../words/index.ts';

/** The address that makes a phone the device of one village worker, shown this once. */
export function EnrolDevice() {
  const { words } = useWords();
  const say = words.devices;
  const query = useQuery(workersQuery());
  const [started, setStarted] = useState<Enrolment>();
  return (
    <Card heading={say.enrol}>
      <div className="inside form">
        <p>{say.enrolHow}</p>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="mute">{say.noWorkers}</p>
            ) : (
              <Form go={say.enrolGo} send={(values) => sendFor<Enrolment>('POST', '/devices/enrolments', { worker: values('worker') })} onDone={setStarted}>
                <Pick name="worker" label={say.worker} options={items.map(({ id, name, division }) => ({ id, name: `${name} ${division}` }))} />
              </Form>
            )
          }
        </Loaded>
        {started && (
          <Done>
            <p>{say.scan}</p>
            <QrCode text={started.payload} label={say.qr} />
            <Facts
              facts={[
                { what: say.address, is: <code>{started.payload}</code> },
                { what: say.expires, is: instant(started.expiresAt) },
              ]}
            />
          </Done>
        )}
      </div>
    </Card>
  );
}
