import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../me.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { useWords } from '../../words/index.ts';
import { CasesCard } from './CasesCard.tsx';
import { HistoryCard } from './HistoryCard.tsx';
import { NowCard } from './NowCard.tsx';
import { ParametersCard } from './ParametersCard.tsx';
import { ReadingCard } from './ReadingCard.tsx';
import { ruleQuery, type Days } from './rules-queries.ts';
import { SourceCard } from './SourceCard.tsx';

/** One rule to read: what it says and why, how many it finds, its amounts, its history, its examples, its text. */
export function RulePage({ id, days }: { id: string; days: Days }) {
  const { words, say: label } = useWords();
  const may = useMay();
  const query = useQuery(ruleQuery(id));
  const heading = query.data ? label(query.data.label) : words.rules.title;
  const tryIt = may('what_if:try') && (
    <Link to="/what-if/new" search={{ rule: id }} className="button">
      {words.rules.tryIt}
    </Link>
  );
  return (
    <Page title={heading} acts={tryIt}>
      <Loaded query={query}>
        {(rule) => (
          <>
            {rule.versions[0] && <ReadingCard rule={rule} version={rule.versions[0]} />}
            {may('overview:read') && <NowCard rule={id} name={heading} />}
            <ParametersCard parameters={rule.parameters} />
            <HistoryCard rule={rule} days={days} />
            <CasesCard rule={rule} />
            <SourceCard rule={id} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
