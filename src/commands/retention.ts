import { join } from 'node:path';
import { keeperSigner, openAuditLog } from '../foundation/access/index.ts';
import { today } from '../foundation/kernel/index.ts';
import { systemClock } from '../foundation/platform/clock/index.ts';
import { readSettings } from '../foundation/platform/settings/index.ts';
import { openOffice } from '../office/open-office.ts';
import { openPrivacy } from '../office/open-privacy.ts';
import { MisuseError } from './errors.ts';
import { explained } from './explained.ts';
import { day } from './options.ts';
import type { Command } from './command.ts';

export const retention: Command = {
  verb: 'retention',
  summary: '删除保存期满的数据，每次留下签名收据 / deletes what has been kept long enough, each with a signed receipt',
  usage: 'run | status [--day YYYY-MM-DD]',
  options: { day: { type: 'string', help: 'status：到这一天会删什么 / what will be deleted by that day' } },
  async run(invocation) {
    const [act] = invocation.positionals;
    if (act !== 'run' && act !== 'status') throw new MisuseError('retention 后面应为 run 或 status / retention takes run or status');
    const seen = day(invocation, 'day') ?? today();
    if (act === 'run' && seen !== today()) throw new MisuseError('run 只删到今天为止的 / run deletes what is due today, no other day');
    const settings = readSettings();
    const { office, database, processing, close } = await openOffice(settings).catch(explained);
    const audit = await openAuditLog({
      database, folder: join(settings.data, 'audit'), signer: keeperSigner(office.keeper), digest: () => (office.keeper.suite === 'sm' ? 'sm3' : 'sha256'), clock: systemClock,
      report: (error) => console.error(error instanceof Error ? error.message : String(error)),
    });
    try {
      const { room, retain } = openPrivacy({ office, database, data: settings.data, processing, today: () => seen, record: (deed) => audit.append(deed) });
      if (act === 'status') {
        const due = (await room.retention.due()).map(({ kind, list, asOf, keptUntil, rows, paths, what }) => ({ kind, what, list, asOf, keptUntil, rows, files: paths.length }));
        const lines = due.map(({ what, list, asOf, keptUntil, rows }) => `  ${what.zh} / ${what.en}  ${[list, asOf].filter(Boolean).join(' ')}  ${keptUntil}  ${rows ?? ''}`);
        console.log(invocation.json ? JSON.stringify(due) : [`${seen}：到期 ${due.length} 项 / ${due.length} due`, ...lines].join('\n'));
        return true;
      }
      const { finished, deleted } = await retain();
      console.log(invocation.json ? JSON.stringify({ finished, deleted }) : [
        `删除 ${deleted.length} 项，续完 ${finished.length} 项 / ${deleted.length} deleted, ${finished.length} finished`,
        ...[...finished, ...deleted].map((one) => `  ${join(settings.data, 'receipts', `${one.deletedOn}.${one.kind}.${one.id}.json`)}`),
      ].join('\n'));
      return true;
    } finally {
      await audit.close();
      await close();
    }
  },
};
