import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../me.ts';
import { overviewQuery } from '../../queries.ts';
import { useScope } from '../../scope.ts';
import { Aside } from '../../ui/Aside.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { useWords } from '../../words/index.ts';
import { Attention } from './Attention.tsx';
import { Matrix } from './Matrix.tsx';
import { narrow } from './narrow.ts';
import { NotRun } from './NotRun.tsx';
import { Spine } from './Spine.tsx';

/** The whole city at a glance: the flow as numbers, who is missed by rule and county, what is worth a look. */
export function OverviewPage() {
  const { words } = useWords();
  const may = useMay();
  const { county } = useScope();
  const query = useQuery({ ...overviewQuery(), select: (overview) => narrow(overview, county) });
  const spine = query.data?.asOf == null ? undefined : query.data.spine;
  const said = spine && {
    heading: words.overview.heading(spine.missed),
    ...(spine.lists === null || spine.rows === null || spine.linked === null || spine.asked === null ? {} : { lead: words.overview.lead(spine.lists, spine.rows, spine.linked, spine.asked) }),
  };
  return (
    <Page title={words.overview.title} {...said}>
      <Loaded query={query}>
        {(overview) =>
          overview.asOf === null ? (
            <Empty what={words.overview.unchecked} hint={words.overview.uncheckedHint} />
          ) : (
            <>
              <Spine overview={overview} />
              {may('lists:read') ? (
                <Aside beside={<Attention asOf={overview.asOf} />}>
                  <Matrix overview={overview} />
                  <NotRun rules={overview.notRun} />
                </Aside>
              ) : (
                <>
                  <Matrix overview={overview} />
                  <NotRun rules={overview.notRun} />
                </>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
