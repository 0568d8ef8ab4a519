import type { Overview } from '../../api.ts';

/** The overview of one county: what is counted by county stays, what is known of the whole city alone is left out. */
export function narrow(overview: Overview, county: string | undefined): Overview {
  const place = overview.counties.find(({ code }) => code === county);
  if (place === undefined) return overview;
  const matrix = overview.matrix.map((row) => {
    const here = row.byCounty[place.code] ?? 0;
    return { ...row, total: here, byCounty: { [place.code]: here }, cannotTell: 0 };
  });
  const of = (kind: Overview['matrix'][number]['kind'] | undefined) => matrix.filter((row) => kind === undefined || row.kind === kind).reduce((sum, { total }) => sum + total, 0);
  return { ...overview, counties: [place], matrix, spine: { ...overview.spine, lists: null, rows: null, linked: null, asked: null, missed: of('missed'), wrong: of('wrong'), findings: of(undefined) } };
}
