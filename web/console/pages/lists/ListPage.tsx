import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listQuery } from '../../queries.ts';
import { Crumbs } from '../../ui/Crumbs.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { useWords } from '../../words/index.ts';
import { Counties } from './Counties.tsx';
import { Outcome } from './Outcome.tsx';
import { Mapping, Methods } from './Reading.tsx';
import { Problems } from './Problems.tsx';

/** One list's snapshot: what became of its rows, by county and against last time, its problems, and how it was read. */
export function ListPage({ id }: { id: string }) {
  const { words, say } = useWords();
  const query = useQuery(listQuery(id));
  const list = query.data;
  const above = (
    <Crumbs
      steps={[
        {
          key: 'lists',
          step: <Link to="/lists" activeOptions={{ exact: true }}>{words.lists.title}</Link>,
        },
      ]}
      here={list ? say(list.label) : id}
    />
  );
  const lead = list && [say(list.agency), words.asOf(list.asOf), list.file, `${words.lists.expires} ${list.expiresOn}`].join(' · ');
  return (
    <Page title={list ? say(list.label) : words.lists.title} lead={lead} above={above}>
      <Loaded query={query}>
        {(detail) => (
          <>
            <Outcome list={detail} />
            <Problems problems={detail.problems} />
            <div className="columns">
              <Counties list={detail} />
              <Methods methods={detail.methods} />
              <Mapping mapping={detail.mapping} />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}
