import { deskPace, keptLinks, ownDecisions, settledRows, waitingRows } from '../../../know/linkage/index.ts';
import { keptSnapshots } from '../../../know/sources/index.ts';
import type { Office } from '../office.ts';
import { lastRun } from '../runs.ts';
import { deskShape, type Desk, type DeskQuery, type OwnDecisions } from './http-shapes.ts';

/** A page of the rows that wait for a person to decide, with how many wait by list and county, and how fast `actor` goes. */
export async function waitingOf(office: Office, { list, county, state, page, size }: DeskQuery, actor: string): Promise<Desk> {
  const { database: { pool }, definitions, divisions } = office;
  const [run, { today, lately, minutes }] = await Promise.all([lastRun(pool), deskPace(pool, actor)]);
  const pace = { today, perMinute: lately / minutes };
  if (!run) return { total: 0, lists: [], counties: [], pace, items: [] };
  const [snapshots, links, settled] = await Promise.all([keptSnapshots(pool), keptLinks(pool), settledRows(pool, run.finishedAt)]);
  const asOf = new Map<string, string>();
  const lists = snapshots.flatMap(({ id, snapshot }) => {
    const link = links.get(id);
    if (!link || link.asked === 0 || !run.lists.some(({ snapshotId }) => snapshotId === id)) return [];
    asOf.set(snapshot.source, snapshot.asOf);
    return [{ list: snapshot.source, snapshot: snapshot.parquet, links: link.links, candidates: link.candidates }];
  });
  const placeName = (code: string) => [6, 9, 12].flatMap((digits) => (code.length >= digits ? [divisions.nameOf(code.slice(0, digits)) ?? ''] : [])).join('');
  const { counts, rows } = await office.engine((engine) => waitingRows(engine, {
    population: run.population, lists, settled, setAside: state === 'set_aside', only: { list, county }, page: { offset: (page - 1) * size, limit: size }, placeName,
  }));
  const labelOf = (id: string) => definitions.get(id)?.label ?? { zh: id, en: id };
  const sum = (kept: (one: (typeof counts)[number]) => boolean) => counts.filter(kept).reduce((all, one) => all + one.rows, 0);
  const counties = [...new Set(counts.flatMap((one) => (one.county === null ? [] : [one.county])))].toSorted();
  return deskShape.parse({
    total: sum((one) => (list === undefined || one.list === list) && (county === undefined || one.county === county)),
    lists: lists.map((one) => ({ list: one.list, label: labelOf(one.list), rows: sum(({ list: id }) => id === one.list) })),
    counties: counties.map((code) => ({ county: code, name: divisions.nameOf(code) ?? code, rows: sum((one) => one.county === code) })),
    pace,
    items: rows.map((row) => ({
      list: row.list, listLabel: labelOf(row.list), asOf: asOf.get(row.list) ?? '', row: row.row, county: row.county, says: row.says, candidates: row.candidates,
    })),
  });
}

/** The last decisions of an actor, the latest first. */
export async function decidedBy({ database: { pool }, definitions }: Office, actor: string, limit: number): Promise<OwnDecisions> {
  const decisions = await ownDecisions(pool, actor, limit);
  return {
    items: decisions.map(({ id, list, listRow, answer, at, takenBack }) => ({
      id, list, listLabel: definitions.get(list)?.label ?? { zh: list, en: list }, row: listRow, answer, at: at.toISOString(), takenBack,
    })),
  };
}
