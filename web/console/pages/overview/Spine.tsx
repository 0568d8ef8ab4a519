import type { LinkProps } from '@tanstack/react-router';
import type { Overview } from '../../api.ts';
import { count } from '../../format.ts';
import { NumberLink } from '../../ui/NumberLink.tsx';
import { useWords } from '../../words/index.ts';

type Figure = { key: string; what: string; value: number | null; note: string; link?: LinkProps; miss?: boolean };

/** The flow of the work as numbers, from list to finding; each opens what it counts, but for the judgements, of which most say no and no list is kept. */
export function Spine({ overview: { spine } }: { overview: Overview }) {
  const { words } = useWords();
  const say = words.overview;
  const figures: Figure[] = [
    { key: 'lists', what: say.lists, value: spine.lists, note: say.allRead, link: { to: '/lists' } },
    { key: 'rows', what: say.rows, value: spine.rows, note: say.noneLost, link: { to: '/lists' } },
    { key: 'linked', what: say.linked, value: spine.linked, note: say.others, link: { to: '/lists' } },
    { key: 'asked', what: say.toPlace, value: spine.asked, note: say.notFacts, link: { to: '/desk' } },
    { key: 'judged', what: say.judged, value: spine.judged, note: say.cannotTell(spine.cannotTell) },
    { key: 'missed', what: say.missed, value: spine.missed, note: say.notReceived, link: { to: '/findings', search: { kind: 'missed' } }, miss: true },
    { key: 'wrong', what: say.wrong, value: spine.wrong, note: say.notEntitled, link: { to: '/findings', search: { kind: 'wrong' } } },
  ];
  return (
    <section aria-label={say.spine}>
      <ul className="card spine">
        {figures.flatMap(({ value, ...figure }) => (value === null ? [] : [{ ...figure, value }])).map(({ key, what, value, note, link, miss }) => (
          <li key={key}>
            <span className="what">{what}</span>
            <span className={miss ? 'figure miss' : 'figure'}>
              {link ? <NumberLink value={value} describe={say.openFigure(what, count(value))} {...link} /> : count(value)}
            </span>
            <span className="note">{note}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
