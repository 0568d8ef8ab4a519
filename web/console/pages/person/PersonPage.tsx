import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Person, PersonVerdict } from '../../api.ts';
import { useMay } from '../../me.ts';
import { personQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Crumbs } from '../../ui/Crumbs.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useWords } from '../../words/index.ts';
import { ChangesView } from './ChangesView.tsx';
import { LooksCard } from '../looks/LooksCard.tsx';
import { AskedByPerson } from '../requests/AskedByPerson.tsx';
import { Entitlements } from './Entitlements.tsx';
import { MaskedFields } from './MaskedFields.tsx';
import { RecordView } from './RecordView.tsx';
import { TimelineView } from './TimelineView.tsx';
import { VIEWS, type View } from './views.ts';
import { Who } from './Who.tsx';
import { WhyPanel } from './WhyPanel.tsx';

/** The rule to explain first: the one asked for, else a suspicion, else what cannot be told. */
function chosen(verdicts: PersonVerdict[], rule: string | undefined): PersonVerdict | undefined {
  const first = (verdict: string) => verdicts.find((each) => each.verdict === verdict);
  return verdicts.find((each) => each.rule === rule) ?? first('yes') ?? first('cannot_tell') ?? verdicts[0];
}

function Reasons({ person, rule }: { person: Person; rule: string | undefined }) {
  const { words } = useWords();
  const may = useMay();
  const verdict = chosen(person.verdicts, rule);
  return (
    <div className="reasons">
      <div className="why">
        <Card heading={words.person.entitlements}>
          <Entitlements personId={person.personId} verdicts={person.verdicts} chosen={verdict?.rule} />
        </Card>
        {may('person:reveal') && <MaskedFields key={person.personId} person={person} />}
        <LooksCard personId={person.personId} />
        {may('requests:handle') && <AskedByPerson personId={person.personId} />}
      </div>
      {verdict && <WhyPanel personId={person.personId} verdict={verdict} />}
    </div>
  );
}

type ViewsProps = { personId: string; view: View; rule: string | undefined };

/** What is looked at of a person. The record is there without a check; the reasons are those of the last one. */
function Views({ personId, view, rule }: ViewsProps) {
  const { words } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const query = useQuery(personQuery(personId));
  const tabs = VIEWS.filter((each) => each !== 'changes' || may('changes:read')).map((id) => ({ id, name: words.record.tabs[id] }));
  const search = (id: string) => ({ ...(rule === undefined ? {} : { rule }), ...(id === 'why' ? {} : { view: VIEWS.find((each) => each === id) ?? 'why' }) });
  return (
    <Tabs label={words.record.view} at={view} tabs={tabs} onChoose={(id) => void navigate({ to: '/people/$personId', params: { personId }, search: search(id), resetScroll: false })}>
      {view === 'why' && <Loaded query={query}>{(data) => <Reasons person={data} rule={rule} />}</Loaded>}
      {view === 'record' && <RecordView personId={personId} />}
      {view === 'timeline' && <TimelineView personId={personId} />}
      {view === 'changes' && <ChangesView personId={personId} />}
    </Tabs>
  );
}

/** One person: who, what they are entitled to and why, what the register says, what happened, what is to be corrected. */
export function PersonPage({ personId, rule, view = 'why' }: { personId: string; rule: string | undefined; view?: View | undefined }) {
  const { words, say } = useWords();
  const query = useQuery(personQuery(personId));
  const person = query.data;
  const name = person?.name ?? words.person.title;
  const through = person?.verdicts.find((each) => each.rule === rule);
  const steps = [{ key: 'findings', step: <Link to="/findings">{words.findings.title}</Link> }];
  if (through) {
    steps.push({
      key: 'rule',
      step: (
        <Link to="/findings" search={{ kind: through.kind, rule: through.rule }}>
          {say(through.label)}
        </Link>
      ),
    });
  }
  return (
    <Page title={view === 'why' ? name : `${name} · ${words.record.tabs[view]}`} heading={name} above={<Crumbs steps={steps} />} lead={person && <Who person={person} />}>
      <Views key={personId} personId={personId} view={view} rule={rule} />
    </Page>
  );
}
