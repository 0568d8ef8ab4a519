import { count } from '../format.ts';
import type { workbenchZh } from './workbench-zh.ts';

const some = (n: number, one: string, many: string) => `${count(n)} ${n === 1 ? one : many}`;

/** The page one is greeted with. */
export const workbenchEn: typeof workbenchZh = {
  workbench: {
    title: 'Workbench',
    heading: (matters) => (matters === 0 ? 'Nothing waits for you today' : `${some(matters, 'kind of work waits', 'kinds of work wait')} for you`),
    lead: (day, late) => (late === 0 ? `${day}. Nothing is overdue.` : `${day}. ${some(late, 'kind is', 'kinds are')} overdue.`),
    duties: 'To do',
    dutiesHint: 'Overdue first, then what waits longest',
    calm: 'Nothing waits for you.',
    duty: {
      findings: (n) => `${some(n, 'finding has', 'findings have')} not been verified`,
      findings_again: (n) => `${some(n, 'finding is', 'findings are')} to be looked at again: the facts have changed`,
      rows: (n) => `${some(n, 'row', 'rows')} nobody could place`,
      imports: (n) => `${some(n, 'list is', 'lists are')} half way in and waiting for your word`,
      held_counties: (n) => `${some(n, 'county', 'counties')} far smaller than last time, to be asked about`,
      late_lists: (n) => `${some(n, 'list is', 'lists are')} late`,
      changes: (n) => `${some(n, 'correction waits', 'corrections wait')} for a second pair of eyes`,
      conflicts: (n) => `${some(n, 'contradiction', 'contradictions')} in the register`,
      requests: (n) => `${some(n, 'request', 'requests')} of people not answered yet`,
    },
    left: (days) => (days < 0 ? `${some(-days, 'day', 'days')} overdue` : days === 0 ? 'due today' : `${some(days, 'day', 'days')} left`),
    since: (day) => `The oldest has waited since ${day}`,
    moved: 'Since yesterday',
    still: 'Nothing has changed.',
    listCame: (list, rows) => `${list} came in, ${some(rows, 'row', 'rows')}`,
    opened: (n) => some(n, 'new finding', 'new findings'),
    closed: (n) => `${some(n, 'finding', 'findings')} remedied, as a new list shows`,
    decided: (n) => `${some(n, 'finding', 'findings')} verified`,
    standing: 'The counties',
    standingHint: (day) => `As of ${day}`,
    county: 'County',
    own: 'yours',
    undecided: 'To verify',
    opensUndecided: (name, n) => `${name}: ${some(n, 'finding', 'findings')} to verify, open the list`,
    decidedShare: 'Verified',
    closedHead: 'Remedied',
  },
};
