import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useAnnounce } from '../../announce.ts';
import type { Account } from '../../access.ts';
import { count, instant } from '../../format.ts';
import { useMay } from '../../me.ts';
import { accountsQuery, PAGE_SIZE } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pagination } from '../../ui/Pagination.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';
import { MakeAccount } from './MakeAccount.tsx';

function useColumns(): Column<Account>[] {
  const { words } = useWords();
  const say = words.accounts;
  return [
    {
      key: 'name',
      head: say.shownName,
      keep: true,
      cell: ({ id, shownName }) => (
        <Link to="/accounts/$account" params={{ account: id }} aria-label={say.open(shownName)}>
          {shownName}
        </Link>
      ),
      under: ({ signInName }) => signInName,
    },
    { key: 'rights', head: say.rights, keep: true, cell: ({ role }) => (role === null ? <Tag tone="ask">{say.noRights}</Tag> : words.roles[role]), under: ({ division }) => division },
    { key: 'state', head: say.state, keep: true, cell: ({ state }) => <Tag tone={state === 'open' ? 'has' : 'calm'}>{say.states[state]}</Tag> },
    { key: 'factor', head: say.secondFactor, keep: true, cell: ({ hasSecondFactor }) => (hasSecondFactor ? say.yes : say.no) },
    { key: 'sessions', head: say.sessions, number: true, cell: ({ openSessions }) => count(openSessions) },
    { key: 'devices', head: say.devices, number: true, cell: ({ devices }) => count(devices) },
    { key: 'lastSeen', head: say.lastSeen, keep: true, cell: ({ lastSeen }) => (lastSeen === null ? say.never : instant(lastSeen)) },
  ];
}

/** Who can sign in, with what rights. */
export function AccountsPage({ search = '', page = 1 }: { search?: string; page?: number }) {
  const { words } = useWords();
  const say = words.accounts;
  const may = useMay();
  const navigate = useNavigate();
  const columns = useColumns();
  const query = useQuery(accountsQuery(search, page));
  useAnnounce(query.data ? say.total(query.data.total) : '');
  const kept = search === '' ? {} : { search };
  return (
    <Page title={say.title} lead={say.lead}>
      <FilterBar label={words.findings.filters}>
        <SearchBox key={search} label={say.search} showLabel value={search} onSearch={(wanted) => void navigate({ to: '/accounts', search: wanted === '' ? {} : { search: wanted } })} />
      </FilterBar>
      <Loaded query={query}>
        {({ total, items }) => (
          <>
            <Card heading={say.list} aside={say.total(total)}>
              {items.length === 0 ? <Empty what={say.empty} hint={say.emptyHint} /> : <Table label={say.list} columns={columns} rows={items} rowKey={({ id }) => id} />}
            </Card>
            {total > PAGE_SIZE && <Pagination page={page} size={PAGE_SIZE} total={total} link={(n) => ({ to: '/accounts', search: n > 1 ? { ...kept, page: n } : kept })} />}
          </>
        )}
      </Loaded>
      {may('accounts:manage') && <MakeAccount />}
    </Page>
  );
}
