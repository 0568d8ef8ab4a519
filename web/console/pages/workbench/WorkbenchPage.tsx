import { useQuery } from '@tanstack/react-query';
import { longDate } from '../../format.ts';
import { useMay } from '../../me.ts';
import { overviewQuery } from '../../queries.ts';
import { useScope } from '../../scope.ts';
import { Aside } from '../../ui/Aside.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { useWords } from '../../words/index.ts';
import { Matrix } from '../overview/Matrix.tsx';
import { narrow } from '../overview/narrow.ts';
import { NotRun } from '../overview/NotRun.tsx';
import { Spine } from '../overview/Spine.tsx';
import { Duties } from './Duties.tsx';
import { Moved } from './Moved.tsx';
import { Standing } from './Standing.tsx';
import { workbenchQuery } from './workbench-query.ts';

/** The flow of the work as numbers, for who may see it. */
function Flow() {
  const { words } = useWords();
  const { county } = useScope();
  const query = useQuery({ ...overviewQuery(), select: (overview) => narrow(overview, county) });
  return (
    <Loaded query={query}>
      {(overview) => (overview.asOf === null ? <Empty what={words.overview.unchecked} hint={words.overview.uncheckedHint} /> : <Spine overview={overview} />)}
    </Loaded>
  );
}

/** Rules by county, with the rules nobody was judged by. */
function Rules() {
  const { county } = useScope();
  const query = useQuery({ ...overviewQuery(), select: (overview) => narrow(overview, county) });
  return (
    <Loaded query={query}>
      {(overview) =>
        overview.asOf !== null && (
          <>
            <Matrix overview={overview} />
            <NotRun rules={overview.notRun} />
          </>
        )
      }
    </Loaded>
  );
}

/** What everybody is greeted with: what waits, what has moved, how it stands; of each what one may see. */
export function WorkbenchPage() {
  const { words, language } = useWords();
  const may = useMay();
  const query = useQuery(workbenchQuery());
  const say = words.workbench;
  const late = query.data?.duties.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0).length ?? 0;
  const sees = may('overview:read');
  return (
    <Page title={say.title} {...(query.data && { heading: say.heading(query.data.duties.length), lead: say.lead(longDate(query.data.day, language), late) })}>
      {sees && <Flow />}
      <Loaded query={query}>
        {({ duties, moved, standing }) => (
          <Aside beside={<>{moved && <Moved moved={moved} />}{standing && standing.counties.length > 0 && <Standing standing={standing} />}</>}>
            <Duties duties={duties} />
            {sees && <Rules />}
          </Aside>
        )}
      </Loaded>
    </Page>
  );
}
