import { maskCertificate, maskIdentity, maskName, maskPhone } from '../../../../foundation/kernel/index.ts';
import type { Office } from '../../office.ts';
import { runInputs } from '../../run-inputs.ts';
import { finishedRun } from '../../runs.ts';
import type { LinkSample } from '../http-shapes.ts';
import { sampleCells, type SampleCells } from './sample-cells.ts';
import { rowKey } from './sample-folder.ts';
import { storedSample, type StoredSample } from './sample-store.ts';

/** A page of the rows to judge, masked, with what agrees between row and register told before masking. */
export async function samplePage(office: Office, page: { readonly offset: number; readonly limit: number }): Promise<LinkSample> {
  const sample = await storedSample(office.database);
  const run = sample && await finishedRun(office.database.pool, sample.run);
  if (!run) return { total: 0, items: [] };
  const rows = sample.rows.slice(page.offset, page.offset + page.limit);
  const files = await runInputs(office, run);
  const cells = new Map<string, SampleCells>();
  for (const [list, drawn] of Map.groupBy(rows, (row) => row.list)) {
    const of = files.find((one) => one.list === list);
    if (!of) continue;
    for (const found of await office.engine((engine) => sampleCells(engine, run.population, of, drawn))) cells.set(rowKey(found), found);
  }
  return { total: sample.rows.length, items: rows.flatMap((row) => itemOf(row, cells.get(rowKey(row)))) };
}

function itemOf({ list, row, judgement }: StoredSample['rows'][number], cells: SampleCells | undefined): LinkSample['items'] {
  if (!cells) return [];
  const masked = (text: string | null, mask: (text: string) => string) => (text === null ? null : mask(text));
  const agree = (one: string | null, other: string | null) => (one === null || other === null ? null : one === other);
  return [{
    list, row, judgement,
    inRow: {
      name: masked(cells.row_name, maskName), identity: masked(cells.row_identity, maskIdentity), certificate: masked(cells.row_certificate, maskCertificate),
      birth: cells.row_birth, division: cells.row_division, phone: masked(cells.row_phone, maskPhone),
    },
    inRegister: cells.person_name === null ? null : {
      name: masked(cells.person_name, maskName), identity: masked(cells.person_identity, maskIdentity), certificate: masked(cells.person_certificate, maskCertificate),
      birth: cells.person_birth, division: cells.person_division, phone: masked(cells.person_phone, maskPhone),
    },
    agree: {
      name: agree(cells.row_name, cells.person_name), identity: agree(cells.row_identity?.toUpperCase() ?? null, cells.person_identity),
      birth: agree(cells.row_birth, cells.person_birth), phone: agree(cells.row_phone, cells.person_phone),
    },
  }];
}
