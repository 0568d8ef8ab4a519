import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawUp, sessionOf, theOffice, type Incident } from '../foundation/access/index.ts';
import { loadDivisions } from '../know/divisions/index.ts';
import { besideOffice } from '../office/beside-office.ts';
import { officeName, placesOf } from '../office/open-privacy.ts';
import { DIVISIONS_FOLDER } from '../office/places.ts';
import { MisuseError } from './errors.ts';
import { many, required, text } from './options.ts';
import type { Command } from './command.ts';

export const drill: Command = {
  verb: 'drill',
  summary: '泄露演练：谁看过哪些人，两份通知草稿 / a breach, or a drill of one: who saw how many, and drafts of both notices',
  usage: '--from TIME --to TIME --what TEXT [--account ID ...] [--region CODE] [--out DIR] [--real]',
  options: {
    from: { type: 'string', help: '开始时间，如 2026-11-24T08:00+08:00 / beginning' },
    to: { type: 'string', help: '结束时间 / end' },
    what: { type: 'string', help: '发生了什么 / what happened' },
    account: { type: 'string', multiple: true, help: '只看这些账号，可多次 / only these accounts' },
    region: { type: 'string', help: '本市区划代码（341500）/ the city\'s division code' },
    out: { type: 'string', help: '把两份草稿写到这个文件夹 / folder for the two drafts' },
    real: { type: 'boolean', help: '不是演练，是真的 / no drill: it is real' },
  },
  async run(invocation) {
    const [from, to] = [instant(required(invocation, 'from'), '--from'), instant(required(invocation, 'to'), '--to')];
    if (to <= from) throw new MisuseError('--to 应在 --from 之后 / --to is after --from');
    const what = required(invocation, 'what');
    const accounts = many(invocation, 'account');
    const kind = invocation.values['real'] === true ? 'real' : 'drill';
    const divisions = loadDivisions(DIVISIONS_FOLDER);
    const incident = await besideOffice(async ({ database, audit }) => {
      const own = database.within(sessionOf(theOffice(), ''));
      const drawn = await drawUp(
        {
          chain: database.within({ 'jinbao.role': 'audit_administrator' }).pool, placeName: (division) => divisions.fullName(division),
          officeName: officeName(divisions, text(invocation, 'region') ?? '341500'), placesOf: (people) => placesOf({ database: own }, people, new Date().toISOString().slice(0, 10)),
        },
        { connections: own.pool, actor: 'office', kind, what, from, to, ...(accounts.length > 0 ? { accounts } : {}) },
      );
      await audit.append({
        actor: 'office', role: 'office', actingFor: null, action: 'breach:draw_up', route: null, subjects: [], count: drawn.people, purpose: null, division: null, outcome: 'done',
        detail: { incident: drawn.id, kind }, requestId: null,
      });
      return drawn;
    });
    const out = text(invocation, 'out');
    if (out !== undefined) await writeDrafts(out, incident);
    console.log(invocation.json ? JSON.stringify(incident) : inWords(incident, out));
    return true;
  },
};

function instant(value: string, where: string): Date {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) throw new MisuseError(`${where} 应为时间，如 2026-11-24T08:00+08:00 / ${where} takes a time: ${value}`);
  return at;
}

async function writeDrafts(folder: string, { id, noticeToAuthority, noticeToPeople }: Incident): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `incident-${id}-authority.txt`), noticeToAuthority);
  await writeFile(join(folder, `incident-${id}-people.txt`), noticeToPeople);
}

function inWords({ id, kind, people, accounts, counties, fields, noticeToAuthority, noticeToPeople }: Incident, out: string | undefined): string {
  return [
    `${kind === 'drill' ? '演练 / drill' : '事件 / incident'} ${id}：${people} 人 / people`,
    ...accounts.map((one) => `  ${one.actor}  ${one.people} 人 / people, ${one.acts} 次 / acts, ${one.rows} 行 / rows`),
    ...counties.map((one) => `  ${one.county || '—'}  ${one.people}`),
    ...fields.map((one) => `  ${one.field}  ${one.times} 次 / times`),
    ...(out === undefined ? ['', noticeToAuthority, noticeToPeople] : [`草稿在 ${out} / the drafts are in ${out}`]),
  ].join('\n');
}
