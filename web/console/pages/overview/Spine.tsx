import type { Overview } from '../../api.ts';
import { useScope } from '../../scope.ts';
import { Figures, type Figure } from '../../ui/Figures.tsx';
import { useWords } from '../../words/index.ts';

/** The flow of the work as numbers, from list to finding, each with its receipt; what is not told to one's reach is left out. */
export function Spine({ overview: { spine, asOf } }: { overview: Overview }) {
  const { words } = useWords();
  const { overview: say, receipts: means } = words;
  const { county } = useScope();
  const where = county === undefined ? {} : { county };
  const figures: (Omit<Figure, 'value'> & { value: number | null })[] = [
    { key: 'lists', what: say.lists, value: spine.lists, note: say.allRead, receipt: { says: means.lists, counts: means.countsLists, asOf, open: { to: '/lists' } } },
    { key: 'rows', what: say.rows, value: spine.rows, note: say.noneLost, receipt: { says: means.rows, counts: means.countsRows, asOf, open: { to: '/lists' } } },
    { key: 'linked', what: say.linked, value: spine.linked, note: say.others, receipt: { says: means.linked, counts: means.countsRows, asOf, open: { to: '/lists' } } },
    { key: 'asked', what: say.toPlace, value: spine.asked, note: say.notFacts, receipt: { says: means.asked, counts: means.countsRows, asOf, open: { to: '/desk' } } },
    {
      key: 'judged',
      what: say.judged,
      value: county === undefined ? spine.judged : null,
      note: say.cannotTell(spine.cannotTell),
      receipt: { says: means.judged, counts: means.countsJudged, asOf },
    },
    {
      key: 'missed',
      what: say.missed,
      value: spine.missed,
      note: say.notReceived,
      receipt: { says: means.missed, counts: means.countsCases, asOf, open: { to: '/findings', search: { kind: 'missed', ...where } } },
      miss: true,
    },
    {
      key: 'wrong',
      what: say.wrong,
      value: spine.wrong,
      note: say.notEntitled,
      receipt: { says: means.wrong, counts: means.countsCases, asOf, open: { to: '/findings', search: { kind: 'wrong', ...where } } },
    },
  ];
  return <Figures label={say.spine} figures={figures.flatMap(({ value, ...figure }) => (value === null ? [] : [{ ...figure, value }]))} flow />;
}
