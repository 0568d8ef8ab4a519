import { useMe } from '../../me.ts';
import { usePlace } from '../../place.ts';
import { Card } from '../../ui/Card.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Page } from '../../ui/Page.tsx';
import { useWords } from '../../words/index.ts';
import { Acting } from './Acting.tsx';
import { OwnPassword } from './OwnPassword.tsx';
import { OwnSecondFactor } from './OwnSecondFactor.tsx';
import { OwnSessions } from './OwnSessions.tsx';

/** One's own account: who one is, what lets one in, where one is signed in, for whom one acts. */
export function MePage() {
  const { words, say } = useWords();
  const me = useMe();
  const place = usePlace();
  if (!me) return <Page title={words.me.title}>{null}</Page>;
  return (
    <Page title={words.me.title}>
      <div className="columns">
        <Card heading={words.me.who}>
          <div className="inside">
            <Facts
              facts={[
                { what: words.me.name, is: me.name },
                { what: words.me.signInName, is: me.signInName },
                { what: words.me.role, is: say(me.roleLabel) },
                { what: words.me.department, is: me.departmentLabel === null ? null : say(me.departmentLabel) },
                { what: words.me.institution, is: me.institution },
                { what: words.me.place, is: place(me.division) },
              ]}
            />
          </div>
        </Card>
        <Acting me={me} />
        <OwnPassword />
        <OwnSecondFactor me={me} />
      </div>
      <OwnSessions />
    </Page>
  );
}
