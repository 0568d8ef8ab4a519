import { count } from '../format.ts';
import type { findingsZh } from './findings-zh.ts';

export const findingsEn: typeof findingsZh = {
  narrowing: {
    sentence: 'Looking at',
    remove: (condition: string) => `Remove the condition: ${condition}`,
    more: 'More conditions',
    by: { rule: 'Rule', kind: 'Kind', county: 'County', town: 'Town', village: 'Village', status: 'State', outcome: 'Outcome', category: 'Category', grade: 'Grade', age: 'Age', month: 'Month found' },
    outcomes: { confirmed: 'found right', excluded: 'excluded' },
    none: { town: 'town unknown', village: 'village unknown', outcome: 'nobody has looked', category: 'category unknown', grade: 'grade unknown', age: 'age unknown' },
    ages: (from: string, to: string) => (to === '' ? `aged ${from} and over` : `aged ${from}–${to}`),
    since: 'Found on or after',
    sinceDay: (day: string) => `since ${day}`,
    inMonth: (month: string) => `found in ${month}`,
    called: (text: string) => `name or number "${text}"`,
    or: ' or ',
  },
  listing: {
    columns: 'Columns',
    order: 'Order',
    orders: { rule: 'By rule and place', place: 'By place', newest: 'Newest first', oldest: 'Oldest first', youngest: 'Youngest first', eldest: 'Eldest first', grade: 'Most severe first' },
    view: 'Seen as',
    views: { list: 'List', chart: 'Chart', map: 'Map' },
    row: (n: number, all: number) => `Row ${count(n)} of ${count(all)}`,
    reading: 'Reading',
    notSeen: 'Not within your reach',
    chosen: 'Chosen',
    choose: (name: string) => `Choose ${name}`,
    keys: 'In the list: arrow keys go from row to row, Home and End to its ends, Enter opens.',
  },
};
