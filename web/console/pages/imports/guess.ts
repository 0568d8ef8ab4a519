import type { ImportChoice } from './import-queries.ts';

/** What a file's name says of it: a list by its key or name, a day as it is written. */
export function guess(fileName: string, choices: readonly ImportChoice[]): { list: string; asOf: string } {
  const named = choices.find(({ list }) => fileName.startsWith(`${list}@`))
    ?? choices.map((choice) => ({ ...choice, shared: longestShared(fileName, choice.label.zh) })).filter(({ shared }) => shared >= 3).sort((a, b) => b.shared - a.shared)[0];
  return { list: named?.list ?? '', asOf: dayIn(fileName) };
}

/** "…2018年6月30日…", "…2018-06-30…", "…20180630…"; of a month alone its last day. '' where there is none. */
export function dayIn(text: string): string {
  const [, year, month, day] = /(?<!\d)(20\d{2})[-.年_]?(0?[1-9]|1[0-2])(?:[-.月_]?(3[01]|[12]\d|0?[1-9]))?(?!\d)/.exec(text) ?? [];
  if (year === undefined || month === undefined) return '';
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const of = day === undefined ? last : Number(day);
  return of > last ? '' : `${year}-${month.padStart(2, '0')}-${String(of).padStart(2, '0')}`;
}

function longestShared(a: string, b: string): number {
  for (let length = b.length; length > 0; length -= 1) for (let at = 0; at + length <= b.length; at += 1) if (a.includes(b.slice(at, at + length))) return length;
  return 0;
}
