import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { today } from '../../format.ts';
import { rulesQuery } from '../../keep-queries.ts';
import { sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Area, Field, Form, Pick } from '../../ui/Form.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useWords } from '../../words/index.ts';

/** Enters what somebody asks: about the person one came from, or about nobody the register knows. */
export function EnterRequest({ person }: { person: string | undefined }) {
  const { words, say: label } = useWords();
  const say = words.requests;
  const client = useQueryClient();
  const navigate = useNavigate();
  const query = useQuery(rulesQuery());
  const pick = (names: Record<string, string>) => Object.entries(names).map(([id, name]) => ({ id, name }));
  return (
    <Card heading={say.enter}>
      <div className="inside form">
        <p>
          {person === undefined ? (
            say.aboutNobody
          ) : (
            <>
              {say.about}{' '}
              <Link to="/people/$personId" params={{ personId: person }}>
                {say.thisPerson}
              </Link>
            </>
          )}
        </p>
        <Loaded query={query}>
          {({ requests }) => (
            <Form
              label={say.enter}
              go={say.enterGo}
              send={(values) =>
                sendFor<{ id: string }>('POST', '/privacy/requests', {
                  kind: values('kind'), person: person ?? null, askedBy: values('askedBy'), channel: values('channel'), receivedOn: values('receivedOn'), said: values('said') || null,
                })
              }
              onDone={({ id }) => {
                void client.invalidateQueries({ queryKey: ['requests'] });
                void navigate({ to: '/requests/$request', params: { request: id } });
              }}
            >
              <Pick name="kind" label={say.kind} options={requests.map((one) => ({ id: one.request, name: say.kindAndTerm(label(one.label), one.answerWorkdays) }))} />
              <Pick name="askedBy" label={say.whoAsks} options={pick(say.askedBy)} />
              <Pick name="channel" label={say.channel} options={pick(say.channels)} />
              <Field name="receivedOn" label={say.received} type="date" defaultValue={today()} max={today()} required />
              <Area name="said" label={say.said} hint={say.saidHint} maxLength={4000} />
            </Form>
          )}
        </Loaded>
      </div>
    </Card>
  );
}
