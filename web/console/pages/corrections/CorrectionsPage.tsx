import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useAnnounce } from '../../announce.ts';
import { PAGE_SIZE } from '../../queries.ts';
import { changesQuery, type ChangeState } from '../../register-queries.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pagination } from '../../ui/Pagination.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useWords } from '../../words/index.ts';
import { ChangeCard } from './ChangeCard.tsx';

const STATES = ['waiting', 'decided'] as const satisfies readonly ChangeState[];

/** What was asked to be changed in the register, and what was decided. */
export function CorrectionsPage({ state, page }: { state: ChangeState; page: number }) {
  const { words } = useWords();
  const say = words.changes;
  const navigate = useNavigate();
  const query = useQuery(changesQuery(state, page));
  useAnnounce(query.data ? say.total(query.data.total) : words.loading);
  return (
    <Page title={say.title} lead={say.lead}>
      <Tabs label={say.view} at={state} tabs={STATES.map((id) => ({ id, name: say.states[id] }))} onChoose={(id) => void navigate({ to: '/corrections', search: id === 'decided' ? { state: 'decided' } : {} })}>
        <Loaded query={query}>
          {({ total, items }) => (
            <div className="stack">
              {total === 0 && <Empty what={say.empty[state]} hint={say.emptyHint} />}
              {items.map((change) => (
                <ChangeCard key={change.id} change={change} linked />
              ))}
              {total > PAGE_SIZE && <Pagination page={page} size={PAGE_SIZE} total={total} link={(n) => ({ to: '/corrections', search: { ...(state === 'decided' ? { state } : {}), ...(n > 1 ? { page: n } : {}) } })} />}
            </div>
          )}
        </Loaded>
      </Tabs>
    </Page>
  );
}
