import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../words/index.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { ruleQuery } from '../rules/rules-queries.ts';
import { DraftEditor } from './DraftEditor.tsx';
import { EMPTY, pieceOf, readForm } from './draft-form.ts';
import { worksQuery } from './what-if-queries.ts';

function FromRule({ rule }: { rule: string }) {
  return <Loaded query={useQuery(ruleQuery(rule))}>{(read) => <DraftEditor id={null} kept={`rule/${rule}`} initial={{ ...EMPTY, pieces: [pieceOf(read)] }} />}</Loaded>;
}

function Kept({ draft }: { draft: string }) {
  return (
    <Loaded query={useQuery(worksQuery(true))}>
      {({ items }) => {
        const work = items.find(({ id }) => String(id) === draft);
        return <DraftEditor id={work?.own ? work.id : null} kept={`draft/${draft}`} initial={work ? { ...readForm(work.form), name: work.name, shared: work.own && work.shared } : EMPTY} />;
      }}
    </Loaded>
  );
}

/** A draft being written: new, from a rule as it runs, or one that was kept. */
export function DraftPage({ rule, draft }: { rule?: string; draft?: string }) {
  const { words: { whatIf: say } } = useWords();
  return (
    <Page title={say.editor} lead={say.lead}>
      {draft !== undefined ? <Kept draft={draft} /> : rule !== undefined ? <FromRule rule={rule} /> : <DraftEditor id={null} kept="new" initial={EMPTY} />}
    </Page>
  );
}
