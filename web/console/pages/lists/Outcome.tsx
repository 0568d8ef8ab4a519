import type { ListDetail } from '../../api.ts';
import { count, percent } from '../../format.ts';
import { NumberLink } from '../../ui/NumberLink.tsx';
import { useWords } from '../../words/index.ts';

/** What became of the rows: every one is linked, waiting, nobody's, or sent back. */
export function Outcome({ list }: { list: ListDetail }) {
  const { words } = useWords();
  const say = words.lists;
  const figures = [
    { key: 'rows', what: say.rows, value: list.rows, note: list.previous ? say.change(list.rows, list.previous.rows) : say.noPrevious },
    { key: 'linked', what: say.linked, value: list.linked, note: percent(list.linked, list.rows) },
    { key: 'asked', what: say.asked, value: list.asked, note: percent(list.asked, list.rows) },
    { key: 'nobody', what: say.nobody, value: list.nobody, note: percent(list.nobody, list.rows) },
    { key: 'rejected', what: say.rejected, value: list.rejected, note: say.rejectedNote },
    { key: 'warnings', what: say.warnings, value: list.warnings, note: say.warningsNote },
  ];
  return (
    <section aria-label={say.outcome}>
      <ul className="card spine">
        {figures.map(({ key, what, value, note }) => (
          <li key={key}>
            <span className="what">{what}</span>
            <span className="figure">
              {key === 'asked' ? <NumberLink value={value} describe={words.overview.openFigure(what, count(value))} to="/desk" /> : count(value)}
            </span>
            <span className="note">{note}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
