import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PersonRequest } from '../../keep.ts';
import { requestQuery } from '../../keep-queries.ts';
import { useMay } from '../../me.ts';
import { usePlace } from '../../place.ts';
import { Card } from '../../ui/Card.tsx';
import { Crumbs } from '../../ui/Crumbs.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';
import { ActOnRequest } from './ActOnRequest.tsx';
import { DaysLeft } from './DaysLeft.tsx';
import { RecordCorrection } from './RecordCorrection.tsx';
import { useCheckName } from './check-name.ts';
import { useKindName } from './RequestsPage.tsx';

function Standing({ request }: { request: PersonRequest }) {
  const { words } = useWords();
  const say = words.requests;
  const place = usePlace();
  const { person, name, state } = request;
  return (
    <Card heading={say.standing} aside={<Tag tone={state.status === 'answered' ? 'has' : 'calm'}>{say.statuses[state.status]}</Tag>}>
      <div className="inside">
        <Facts
          facts={[
            {
              what: say.who,
              is:
                person === null ? (
                  say.unknown
                ) : (
                  <Link to="/people/$personId" params={{ personId: person }}>
                    {name ?? say.thisPerson}
                  </Link>
                ),
            },
            { what: say.whoAsks, is: say.askedBy[request.askedBy] },
            { what: say.channel, is: say.channels[request.channel] },
            { what: say.place, is: place(request.place) },
            { what: say.received, is: request.receivedOn },
            { what: say.due, is: <>{state.dueOn} <DaysLeft request={request} /></> },
            { what: say.said, is: request.said },
          ]}
        />
      </div>
    </Card>
  );
}

function Happened({ events }: Pick<PersonRequest, 'events'>) {
  const { words } = useWords();
  const say = words.requests;
  const checkName = useCheckName();
  return (
    <Card heading={say.happened}>
      <div className="inside">
        {events.length === 0 && <p className="mute">{say.nothingYet}</p>}
        <ol className="bullets">
          {events.map(({ action, day, check, until, note }, i) => (
            <li key={i}>
              {day} <strong>{say.did[action]}</strong>
              {check !== null && `${words.separator}${checkName(check)}`}
              {until !== null && `${words.separator}${say.until(until)}`}
              {note !== null && <span className="under">{note}</span>}
            </li>
          ))}
        </ol>
      </div>
    </Card>
  );
}

/** What is handed to whoever asked to see or to have a copy, once it is known who asks. */
function Handout({ request: { id, kind, state } }: { request: PersonRequest }) {
  const { words, language } = useWords();
  const say = words.requests;
  if (kind !== 'access' && kind !== 'copy') return null;
  return (
    <Card heading={say.handout}>
      <div className="inside form">
        <p>{state.identified ? say.handoutHow : say.handoutLater}</p>
        {state.identified && (
          <p>
            <a href={`/api/privacy/requests/${id}/handout.txt?lang=${language}`} download={`${id.slice(0, 8)}.txt`}>
              {say.handoutGo}
            </a>
          </p>
        )}
      </div>
    </Card>
  );
}

/** One request: what is asked, what happened, what is to be done by when. */
export function RequestPage({ id }: { id: string }) {
  const { words } = useWords();
  const say = words.requests;
  const may = useMay();
  const kind = useKindName();
  const query = useQuery(requestQuery(id));
  const title = query.data ? say.titleOf(kind(query.data.kind)) : say.one;
  return (
    <Page title={title} above={<Crumbs steps={[{ key: 'requests', step: <Link to="/requests" activeOptions={{ exact: true }}>{say.title}</Link> }]} />}>
      <Loaded query={query}>
        {(request) => (
          <>
            <div className="columns">
              <Standing request={request} />
              <Happened events={request.events} />
            </div>
            {may('requests:handle') && <ActOnRequest request={request} />}
            {may('requests:handle') && <Handout request={request} />}
            {may('requests:handle') && request.kind === 'correction' && request.state.identified && <RecordCorrection request={request.id} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
