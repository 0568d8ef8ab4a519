import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Person, PersonVerdict } from '../../api.ts';
import { useMay } from '../../me.ts';
import { personQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Crumbs } from '../../ui/Crumbs.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { useWords } from '../../words/index.ts';
import { Entitlements } from './Entitlements.tsx';
import { MaskedFields } from './MaskedFields.tsx';
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
      </div>
      {verdict && <WhyPanel personId={person.personId} verdict={verdict} />}
    </div>
  );
}

/** One person: who, what they are entitled to, and why the chosen rule says what it says. */
export function PersonPage({ personId, rule }: { personId: string; rule: string | undefined }) {
  const { words, say } = useWords();
  const query = useQuery(personQuery(personId));
  const person = query.data;
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
    <Page title={person?.name ?? words.person.title} above={<Crumbs steps={steps} />} lead={person && <Who person={person} />}>
      <Loaded query={query}>{(data) => <Reasons person={data} rule={rule} />}</Loaded>
    </Page>
  );
}
