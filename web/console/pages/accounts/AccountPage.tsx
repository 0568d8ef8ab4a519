import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Account } from '../../access.ts';
import { instant } from '../../format.ts';
import { useMay, useMe } from '../../me.ts';
import { accountQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Crumbs } from '../../ui/Crumbs.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { useWords } from '../../words/index.ts';
import { AccountData } from './AccountData.tsx';
import { AccountHelp } from './AccountHelp.tsx';
import { AccountRights } from './AccountRights.tsx';

function Standing({ account }: { account: Account }) {
  const { words } = useWords();
  const say = words.accounts;
  return (
    <Card heading={say.state} aside={say.states[account.state]}>
      <div className="inside">
        <Facts
          facts={[
            { what: say.signInName, is: account.signInName },
            { what: say.rights, is: account.role === null ? say.noRights : words.roles[account.role] },
            { what: say.place, is: account.division },
            { what: say.department, is: account.department === null ? null : words.departments[account.department] },
            { what: say.institution, is: account.institution },
            { what: say.validFrom, is: account.validFrom },
            { what: say.validTo, is: account.validTo },
            { what: say.secondFactor, is: account.hasSecondFactor ? say.yes : say.no },
            { what: say.sessions, is: account.openSessions },
            { what: say.devices, is: account.devices },
            { what: say.lastSeen, is: account.lastSeen === null ? say.never : instant(account.lastSeen) },
            { what: say.id, is: <code>{account.id}</code> },
          ]}
        />
      </div>
    </Card>
  );
}

/** One account: how it stands, and what whoever looks may change of it. Nobody changes his own here. */
export function AccountPage({ id }: { id: string }) {
  const { words } = useWords();
  const may = useMay();
  const me = useMe();
  const query = useQuery(accountQuery(id));
  const mine = me?.id === id;
  return (
    <Page title={query.data?.shownName ?? words.accounts.title} above={<Crumbs steps={[{ key: 'accounts', step: <Link to="/accounts" activeOptions={{ exact: true }}>{words.accounts.back}</Link> }]} here={query.data?.shownName} />}>
      <Loaded query={query}>
        {(account) => (
          <div className="columns">
            <Standing account={account} />
            {may('accounts:manage') && !mine && <AccountData account={account} />}
            {may('rights:manage') && !mine && (
              <>
                <AccountRights account={account} />
                <AccountHelp account={account} />
              </>
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
