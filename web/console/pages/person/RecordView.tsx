import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../me.ts';
import { personChangesQuery, recordQuery, type PersonRecordPage, type RecordFact } from '../../register-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Done } from '../../ui/Done.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Slip } from '../../ui/Slip.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { named, useWords } from '../../words/index.ts';
import { CorrectionForm } from './CorrectionForm.tsx';
import { MergeForm } from './MergeForm.tsx';
import { MissingField } from './MissingField.tsx';

/** What the register says, in the order of its form. */
const GROUPS = {
  who: ['name', 'identity', 'sex', 'birth', 'phone'],
  certificate: ['certificate', 'category', 'grade', 'certificate_status', 'issued', 'valid_from', 'valid_to', 'known_category', 'known_grade', 'known_document'],
  living: ['division', 'address', 'household_type', 'household'],
  guardian: ['guardian', 'guardian_relation', 'guardian_identity', 'guardian_phone'],
} as const;

function useSource(): (fact: RecordFact) => { source: string; how: string } {
  const { words } = useWords();
  const say = words.record;
  return ({ source, from }) => ({
    source: source === null ? '' : [say.sources[source.kind], source.name].filter(Boolean).join(' · '),
    how: [from === null ? say.always : say.since(from), source?.day ? words.asOfShort(source.day) : ''].filter(Boolean).join(' · '),
  });
}

function Fact({ personId, fact, waits }: { personId: string; fact: RecordFact; waits: boolean }) {
  const { words } = useWords();
  const say = words.record;
  const may = useMay();
  const [asked, setAsked] = useState(false);
  const from = useSource()(fact);
  const name = named(say.fields, fact.what);
  return (
    <li className="recorded">
      <div>
        <p>
          <span className="mute">{name}</span> <strong>{fact.value}</strong>
        </p>
        <Slip source={from.source} how={from.how} />
      </div>
      {asked ? (
        <Done>{say.asked}</Done>
      ) : waits ? (
        <Tag tone="ask">{say.waits}</Tag>
      ) : (
        fact.correctable &&
        may('changes:ask') && (
          <Sheet button={say.correct} describe={say.correctOf(name)} title={say.correctTitle(name)}>
            {(close) => (
              <CorrectionForm
                personId={personId}
                field={fact.what}
                now={fact.value}
                onDone={() => {
                  setAsked(true);
                  close();
                }}
              />
            )}
          </Sheet>
        )
      )}
    </li>
  );
}

function Group({ personId, group, facts, waiting }: { personId: string; group: keyof typeof GROUPS; facts: RecordFact[]; waiting: ReadonlySet<string> }) {
  const { words } = useWords();
  return (
    <Card heading={words.record.groups[group]}>
      <ul className="inside recorded-list">
        {facts.length === 0 && <li className="mute">{words.record.nothing}</li>}
        {facts.map((fact) => (
          <Fact key={`${fact.what} ${fact.from}`} personId={personId} fact={fact} waits={waiting.has(fact.what)} />
        ))}
      </ul>
    </Card>
  );
}

function Before({ before }: Pick<PersonRecordPage, 'before'>) {
  const { words } = useWords();
  const say = words.record;
  const from = useSource();
  return (
    <Card heading={say.before}>
      <ul className="inside recorded-list">
        {before.length === 0 && <li className="mute">{say.noBefore}</li>}
        {before.map((fact) => (
          <li key={`${fact.what} ${fact.from} ${fact.until}`}>
            <p>
              <span className="mute">{named(say.fields, fact.what)}</span> {fact.value}
            </p>
            <Slip source={from(fact).source} how={say.span(fact.from, fact.until ?? '')} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** People and records that hang together with this one. */
function Others({ personId, record: { household, merged, mergedInto } }: { personId: string; record: PersonRecordPage }) {
  const { words } = useWords();
  const say = words.record;
  const may = useMay();
  const [asked, setAsked] = useState(false);
  const done = (close: () => void) => () => {
    setAsked(true);
    close();
  };
  return (
    <Card heading={say.household}>
      <div className="inside form">
        {asked && <Done>{say.asked}</Done>}
        {household.length === 0 && <p className="mute">{say.alone}</p>}
        <ul className="bullets">
          {household.map(({ id, name }) => (
            <li key={id}>
              <Link to="/people/$personId" params={{ personId: id }} search={{ view: 'record' }}>
                {name ?? words.conflicts.unnamed}
              </Link>
            </li>
          ))}
        </ul>
        {mergedInto !== null && (
          <p>
            {say.mergedInto}{' '}
            <Link to="/people/$personId" params={{ personId: mergedInto }} search={{ view: 'record' }}>
              {say.openOther}
            </Link>
          </p>
        )}
        {merged.length > 0 && <h3>{say.merged}</h3>}
        {merged.map(({ id, name }) => (
          <div key={id} className="recorded">
            <Link to="/people/$personId" params={{ personId: id }} search={{ view: 'record' }}>
              {name ?? words.conflicts.unnamed}
            </Link>
            {may('changes:ask') && (
              <Sheet button={say.part} describe={say.partOf(name ?? words.conflicts.unnamed)} title={say.partOf(name ?? words.conflicts.unnamed)}>
                {(close) => <MergeForm personId={personId} other={id} onDone={done(close)} />}
              </Sheet>
            )}
          </div>
        ))}
        {may('changes:ask') && mergedInto === null && (
          <p>
            <Sheet button={say.merge} title={say.merge}>
              {(close) => <MergeForm personId={personId} onDone={done(close)} />}
            </Sheet>
          </p>
        )}
      </div>
    </Card>
  );
}

/** Everything the register says of a person, each thing with its source, what it said before, and the way to have it corrected. */
export function RecordView({ personId }: { personId: string }) {
  const may = useMay();
  const query = useQuery(recordQuery(personId));
  const changes = useQuery({ ...personChangesQuery(personId), enabled: may('changes:read') });
  const waiting = new Set(changes.data?.items.flatMap(({ status, field }) => (status === 'waiting' && field !== null ? [field] : [])));
  return (
    <Loaded query={query}>
      {(record) => (
        <div className="columns">
          {(['who', 'certificate', 'living', 'guardian'] as const).map((group) => (
            <Group key={group} personId={personId} group={group} facts={GROUPS[group].flatMap((what) => record.now.filter((fact) => fact.what === what))} waiting={waiting} />
          ))}
          <Others personId={personId} record={record} />
          {may('changes:ask') && <MissingField personId={personId} known={new Set(record.now.map(({ what }) => what))} />}
          <Before before={record.before} />
        </div>
      )}
    </Loaded>
  );
}
