const grouped = new Intl.NumberFormat('en-US');

/** 1234567 -> "1,234,567". */
export function count(value: number): string {
  return grouped.format(value);
}

/** Share of a whole, 0.99941 -> "99.94%"; an empty whole has none. Never rounds up to 100% what is not all. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '—';
  const share = (part / whole) * 100;
  if (part < whole && share > 99.99) return '99.99%';
  return `${Number(share.toFixed(share < 10 || share > 99 ? 2 : 1))}%`;
}

/** Probability of a link, four digits: "0.9998". */
export function probability(value: number): string {
  return value.toFixed(4);
}

/** "2018-06-30" -> "2018年6月30日", as offices write a date in a sentence; tables keep the ISO form. */
export function longDate(iso: string, language: 'zh' | 'en'): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return iso;
  if (language === 'zh') return `${year}年${month}月${day}日`;
  return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** "金安区" -> "金安", for narrow column heads; names of two characters stay whole. */
export function shortPlace(name: string): string {
  return name.length > 2 ? name.replace(/[区县市]$/, '') : name;
}

/** An instant as a table keeps it, in the city's own time: "2026-03-02 09:05". */
export function instant(iso: string): string {
  return new Date(iso).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
}

/** Today in the city: "2026-03-02". */
export function today(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}
