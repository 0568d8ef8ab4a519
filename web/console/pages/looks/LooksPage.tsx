import { useQuery } from '@tanstack/react-query';
import { looksQuery } from '../../keep-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { useWords } from '../../words/index.ts';
import { Looks } from './Looks.tsx';

/** Looks at people under fourteen: what waits for one's answer first, then what was asked and answered. */
export function LooksPage() {
  const { words } = useWords();
  const say = words.looks;
  const query = useQuery(looksQuery());
  return (
    <Page title={say.title} lead={say.lead}>
      <Loaded query={query}>
        {({ items }) => {
          const [waiting, others] = [items.filter(({ mine }) => mine), items.filter(({ mine }) => !mine)];
          return (
            <>
              <Card heading={say.waiting}>{waiting.length === 0 ? <Empty what={say.empty} hint={say.emptyHint} /> : <div className="inside"><Looks looks={waiting} named /></div>}</Card>
              {others.length > 0 && (
                <Card heading={say.others}>
                  <div className="inside">
                    <Looks looks={others} named />
                  </div>
                </Card>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
