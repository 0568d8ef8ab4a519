import type { paletteZh } from './palette-zh.ts';

/** Finding a person or a page. */
export const paletteEn: typeof paletteZh = {
  palette: {
    button: 'Find people and pages',
    keys: 'Ctrl K',
    title: 'Find',
    field: 'Name, pinyin, initials, certificate number or page',
    hint: 'For example: 王秀英, wangxiuying, wxy, rows to place',
    results: 'Found',
    pages: 'Pages',
    people: 'People',
    searching: 'Looking …',
    nobody: 'Nothing found. Write it another way, or see whether it lies within your reach.',
    failed: 'That did not work. Try again.',
    by: { number: 'number agrees', name: 'name', sound: 'sound', place: 'place', address: 'address' },
    found: (people, pages) => `${people} people and ${pages} pages found`,
  },
};
