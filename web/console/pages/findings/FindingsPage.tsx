import { useQuery } from '@tanstack/react-query';
import { useAnnounce } from '../../announce.ts';
import type { FindingFilter } from '../../api.ts';
import { useMay } from '../../me.ts';
import { findingsQuery, overviewQuery, PAGE_SIZE } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pagination } from '../../ui/Pagination.tsx';
import { useWords } from '../../words/index.ts';
import { ExportFindings } from './ExportFindings.tsx';
import { Filters } from './Filters.tsx';
import { FindingsTable } from './FindingsTable.tsx';

/** The people behind a number: filtered, counted by the same query as the list, each opening their why. */
export function FindingsPage({ filter }: { filter: FindingFilter }) {
  const { words, say: label } = useWords();
  const say = words.findings;
  const may = useMay();
  const query = useQuery(findingsQuery(filter));
  const { data: overview } = useQuery(overviewQuery());
  const total = query.data ? say.people(query.data.total) : '';
  const { page: _, ...whole } = filter;
  const rule = overview?.matrix.find((each) => each.rule === filter.rule);
  const heading = rule ? say.ruleHeading(label(rule.label), words.kind[rule.kind]) : say.heading[filter.kind ?? 'all'];
  useAnnounce(query.isPlaceholderData ? words.loading : total);
  return (
    <Page title={say.title} heading={heading}>
      <Filters filter={filter} />
      <Loaded query={query}>
        {({ total: all, page, items }) => (
          <>
            <Card heading={say.people(all)} {...(may('findings:export') ? { aside: <ExportFindings key={JSON.stringify(whole)} filter={whole} /> } : {})}>
              {items.length === 0 ? <Empty what={say.empty} hint={say.emptyHint} /> : <FindingsTable items={items} oneRule={filter.rule !== undefined} />}
            </Card>
            {all > 0 && <Pagination page={page} size={PAGE_SIZE} total={all} link={(n) => ({ to: '/findings', search: n > 1 ? { ...whole, page: n } : whole })} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
