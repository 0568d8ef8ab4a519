import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../me.ts';
import { Crumbs } from '../../ui/Crumbs.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { Steps } from '../../ui/Steps.tsx';
import { useWords } from '../../words/index.ts';
import { Columns } from './Columns.tsx';
import { Counts } from './Counts.tsx';
import { Ended } from './Ended.tsx';
import { FileFound } from './FileFound.tsx';
import { History } from './History.tsx';
import { bytes, importQuery, isAtRest, type ImportDetail, type ImportState } from './import-queries.ts';
import { StateTag } from './StateTag.tsx';
import { Stop } from './Stop.tsx';
import { UnderWay } from './UnderWay.tsx';

/** At which of the four steps a state stands. */
const STEP: Partial<Record<ImportState, number>> = { arriving: 0, reading: 0, mapping: 1, trying: 2, deciding: 2, taking: 3, judging: 3, done: 4 };

/** One table on its way in: what was found, what is asked, how far the work is, what came of it. */
export function ImportPage({ id }: { id: string }) {
  const { words, say } = useWords();
  const query = useQuery(importQuery(id));
  const one = query.data;
  const above = <Crumbs steps={[{ key: 'imports', step: <Link to="/imports" activeOptions={{ exact: true }}>{words.imports.title}</Link> }, { key: 'import', step: one ? say(one.label) : id }]} />;
  return (
    <Page
      title={one ? `${words.imports.title} · ${say(one.label)} ${one.asOf}` : words.imports.title}
      heading={one ? say(one.label) : words.imports.title}
      lead={one && <>{[say(one.agency), words.asOf(one.asOf), words.imports.file(one.fileName, bytes(one.fileSize))].join(' · ')} <StateTag state={one.state} /></>}
      above={above}
    >
      <Loaded query={query}>{(detail) => <Import one={detail} />}</Loaded>
    </Page>
  );
}

function Import({ one }: { one: ImportDetail }) {
  const { words } = useWords();
  const may = useMay();
  const run = may('imports:run');
  const step = STEP[one.state];
  return (
    <>
      {step !== undefined && <Steps label={words.imports.steps.label} steps={words.imports.steps.names} at={step} />}
      {!isAtRest(one.state) && <UnderWay one={one} mayRun={run} />}
      <Ended one={one} mayRun={run} />
      {one.state === 'mapping' && run && <Columns key={one.changedAt} one={one} />}
      {one.tried !== null && <Counts one={one} tried={one.tried} mayRun={run} />}
      {run && <Stop one={one} />}
      {one.found !== null && <FileFound found={one.found} />}
      <History history={one.history} />
    </>
  );
}
