import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnnounce } from '../../announce.ts';
import type { FindingItem } from '../../api.ts';
import { useMay } from '../../me.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useWords } from '../../words/index.ts';
import { ExportFindings } from './ExportFindings.tsx';
import { Filters } from './Filters.tsx';
import { pieceQuery } from './findings-queries.ts';
import { FindingsList } from './FindingsList.tsx';
import { ListMenus } from './ListMenus.tsx';
import { ChartView } from './looks/ChartView.tsx';
import { MapView } from './looks/MapView.tsx';
import { filterOf, VIEWS, type Looking } from './looking.ts';
import { ManySheet } from './many/ManySheet.tsx';
import { SavedLists } from './saved/SavedLists.tsx';
import { Sentence } from './Sentence.tsx';

const LOOKS = ['list', ...VIEWS] as const;
const NOBODY: ReadonlySet<string> = new Set();

/** The people behind a number: filtered, counted by the same query as the list, each opening their why. */
export function FindingsPage({ looking }: { looking: Looking }) {
  const { words, say: label } = useWords();
  const say = words.findings;
  const may = useMay();
  const filter = filterOf(looking);
  const order = looking.order ?? 'rule';
  const view = looking.view ?? 'list';
  const key = JSON.stringify(filter);
  const navigate = useNavigate();
  const query = useQuery(pieceQuery(filter, order, 0));
  // Chosen rows are those of one filter.
  const [kept, setChosen] = useState<{ key: string; ids: ReadonlySet<string> }>({ key, ids: new Set() });
  const chosen = kept.key === key ? kept.ids : NOBODY;
  const toggle = ({ id }: FindingItem) => setChosen({ key, ids: new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]) });
  const look = (wanted: string) => {
    const { view: _, ...others } = looking;
    const named = VIEWS.find((id) => id === wanted);
    void navigate({ to: '/findings', search: named ? { ...others, view: named } : others, resetScroll: false });
  };
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
          <Card heading={say.people(total)}>
            <div className="list-tools">
              {view === 'list' && <ListMenus looking={looking} />}
              <SavedLists filter={filter} />
              {may('findings:decide') && <ManySheet key={`many ${key}`} filter={filter} total={total} chosen={chosen} onDone={() => setChosen({ key, ids: new Set() })} />}
              {may('findings:export') && <ExportFindings key={`export ${key}`} filter={filter} order={order} />}
            </div>
            <Tabs label={words.listing.view} at={view} tabs={LOOKS.map((id) => ({ id, name: words.listing.views[id] }))} onChoose={look}>
              {total === 0 ? (
                <Empty what={say.empty} hint={say.emptyHint} />
              ) : view === 'chart' ? (
                <ChartView looking={looking} />
              ) : view === 'map' ? (
                <MapView looking={looking} />
              ) : (
                <FindingsList filter={filter} order={order} total={total} {...(may('findings:decide') ? { chosen: { ids: chosen, toggle } } : {})} />
              )}
            </Tabs>
          </Card>
        )}
      </Loaded>
    </Page>
  );
}
