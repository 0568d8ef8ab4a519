import type { ListDetail } from '../../api.ts';
import { percent } from '../../format.ts';
import { Figures } from '../../ui/Figures.tsx';
import { useWords } from '../../words/index.ts';

/** What became of the rows: every one is linked, waiting, nobody's, or sent back. */
export function Outcome({ list }: { list: ListDetail }) {
  const { words } = useWords();
  const { lists: say, receipts: means } = words;
  const { asOf } = list;
  const of = (says: string) => ({ says, counts: means.countsRows, asOf });
  const figures = [
    { key: 'rows', what: say.rows, value: list.rows, note: list.previous ? say.change(list.rows, list.previous.rows) : say.noPrevious, receipt: of(means.rows) },
    { key: 'linked', what: say.linked, value: list.linked, note: percent(list.linked, list.rows), receipt: of(means.linked) },
    { key: 'asked', what: say.asked, value: list.asked, note: percent(list.asked, list.rows), receipt: { ...of(means.asked), open: { to: '/desk' } as const } },
    { key: 'nobody', what: say.nobody, value: list.nobody, note: percent(list.nobody, list.rows), receipt: of(means.nobody) },
    { key: 'rejected', what: say.rejected, value: list.rejected, note: say.rejectedNote, receipt: of(means.rejected) },
    { key: 'warnings', what: say.warnings, value: list.warnings, note: say.warningsNote, receipt: of(means.warnings) },
  ];
  return <Figures label={say.outcome} figures={figures} />;
}
