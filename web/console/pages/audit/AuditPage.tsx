import { useQuery } from '@tanstack/react-query';
import { useAnnounce } from '../../announce.ts';
import type { AuditFilter } from '../../access.ts';
import { useMay } from '../../me.ts';
import { auditQuery, PAGE_SIZE } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pagination } from '../../ui/Pagination.tsx';
import { useWords } from '../../words/index.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';
import { VerifyChain } from './VerifyChain.tsx';

/** Who did what to whom, when and what for; and whether anybody changed it since. */
export function AuditPage({ filter }: { filter: AuditFilter }) {
  const { words } = useWords();
  const say = words.audit;
  const may = useMay();
  const query = useQuery(auditQuery(filter));
  const { page = 1, ...kept } = filter;
  useAnnounce(query.data ? say.total(query.data.total) : words.loading);
  return (
    <Page title={say.title} lead={say.lead}>
      {may('audit:verify') && <VerifyChain />}
      <AuditFilters key={JSON.stringify(kept)} filter={kept} />
      <Loaded query={query}>
        {({ total, items }) => (
          <>
            <Card
              heading={say.total(total)}
              {...(may('audit:export')
                ? {
                    aside: (
                      <a href="/api/audit/export" download>
                        {say.export}
                      </a>
                    ),
                  }
                : {})}
            >
              {items.length === 0 ? <Empty what={say.empty} hint={say.emptyHint} /> : <AuditTable items={items} filter={kept} />}
            </Card>
            {total > 0 && <Pagination page={page} size={PAGE_SIZE} total={total} link={(n) => ({ to: '/audit', search: n > 1 ? { ...kept, page: n } : kept })} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
