import { useQuery } from '@tanstack/react-query';
import { useAnnounce } from '../../announce.ts';
import { useMay } from '../../me.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { useWords } from '../../words/index.ts';
import { ExportFindings } from './ExportFindings.tsx';
import { Filters } from './Filters.tsx';
import { pieceQuery } from './findings-queries.ts';
import { FindingsList } from './FindingsList.tsx';
import { ListMenus } from './ListMenus.tsx';
import { filterOf, type Looking } from './looking.ts';
import { Sentence } from './Sentence.tsx';

/** The people behind a number: filtered, counted by the same query as the list, each opening their why. */
export function FindingsPage({ looking }: { looking: Looking }) {
  const { words, say: label } = useWords();
  const say = words.findings;
  const may = useMay();
  const filter = filterOf(looking);
  const order = looking.order ?? 'rule';
  const query = useQuery(pieceQuery(filter, order, 0));
  const total = query.data?.total ?? 0;
  const names = query.data?.names ?? {};
  const heading = names.rule ? label(names.rule) : say.heading[filter.kind ?? 'all'];
  useAnnounce(query.isPlaceholderData || !query.data ? words.loading : say.people(total));
  return (
    <Page title={say.title} heading={heading}>
      <Filters looking={looking} names={names} />
      <Sentence looking={looking} names={names} />
      <Loaded query={query}>
        {() => (
          <Card
            heading={say.people(total)}
            aside={
              <span className="beside-button">
                <ListMenus looking={looking} />
                {may('findings:export') && <ExportFindings key={JSON.stringify(filter)} filter={filter} />}
              </span>
            }
          >
            {total === 0 ? <Empty what={say.empty} hint={say.emptyHint} /> : <FindingsList filter={filter} order={order} total={total} />}
          </Card>
        )}
      </Loaded>
    </Page>
  );
}
