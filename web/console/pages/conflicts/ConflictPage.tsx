import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../me.ts';
import { conflictQuery, type ConflictDetail } from '../../register-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Crumbs } from '../../ui/Crumbs.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { named, useWords } from '../../words/index.ts';
import { Marked } from '../corrections/Marked.tsx';
import { disability } from '../who.ts';
import { Decisions } from './Decisions.tsx';

/** What the row of the file said, and how that differs. */
function Said({ conflict: { said, found, expected, field, row, inPopulation } }: { conflict: ConflictDetail }) {
  const { words, say: label } = useWords();
  const say = words.conflicts;
  return (
    <Card heading={say.fromFile} aside={row === null ? say.noRow : say.rowOf(row)}>
      <div className="inside">
        <Facts
          facts={[
            { what: words.fields.name, is: said.name },
            { what: words.fields.certificate, is: said.certificate },
            { what: words.fields.identity, is: said.identity },
            { what: say.field, is: field && label(field) },
            { what: say.found, is: found && <strong><Marked text={found} against={expected ?? ''} /></strong> },
            { what: field === null ? say.should : say.expected, is: expected },
          ]}
        />
        {!inPopulation && <p className="mute small">{say.leftOut}</p>}
      </div>
    </Card>
  );
}

function Someone({ person, first }: { person: ConflictDetail['people'][number]; first: boolean }) {
  const { words } = useWords();
  const say = words.conflicts;
  return (
    <Card heading={first ? say.inRegister : say.other}>
      <div className="inside">
        <Facts
          facts={[
            {
              what: words.fields.name,
              is: (
                <Link to="/people/$personId" params={{ personId: person.id }} search={{ view: 'record' }}>
                  {person.name ?? say.unnamed}
                </Link>
              ),
            },
            { what: words.fields.certificate, is: person.certificate },
            { what: words.fields.identity, is: person.identity },
            { what: words.fields.category, is: disability(person, words) || null },
            { what: say.status, is: person.status === null ? null : named(words.person.statuses, person.status) },
            { what: words.fields.place, is: person.place },
          ]}
        />
      </div>
    </Card>
  );
}

/** One conflict with both sides of it, and what can be done. */
export function ConflictPage({ id }: { id: string }) {
  const { words, say: label } = useWords();
  const say = words.conflicts;
  const may = useMay();
  const query = useQuery(conflictQuery(id));
  const steps = [{ key: 'conflicts', step: <Link to="/conflicts" activeOptions={{ exact: true }}>{say.back}</Link> }];
  return (
    <Page title={query.data ? label(query.data.label) : say.title} above={<Crumbs steps={steps} />}>
      <Loaded query={query}>
        {(conflict) => (
          <>
            <div className="columns">
              <Said conflict={conflict} />
              {conflict.people.map((person, i) => (
                <Someone key={person.id} person={person} first={i === 0} />
              ))}
            </div>
            {conflict.decision !== null && (
              <Card heading={say.decision}>
                <p className="inside">{conflict.decision}</p>
              </Card>
            )}
            {may('conflicts:settle') && <Decisions key={conflict.id} conflict={conflict} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
