import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { csvLine, LineFile } from './csv.ts';
import { Draw } from './draw.ts';
import { readVillages } from './places.ts';
import { planRows, type Planned } from './plan.ts';
import { Population, type Holder } from './people.ts';
import { writeRegister } from './register.ts';
import { writeRow } from './rows.ts';
import { AS_OF, STYLES, type Style, type StyleName } from './styles.ts';

export interface CityPlan {
  readonly out: string;
  /** Holders of a certificate. */
  readonly people: number;
  /** Rows of the insurance list. */
  readonly rows: number;
  /** Rows of each of the three other lists; 0 leaves them out. */
  readonly otherRows: number;
  readonly seed: number;
  readonly style: StyleName;
  /** File of division codes with their names. */
  readonly divisions: string;
}

/** The lists and the share of holders who stand in each. */
const SHARES = [['resident_insurance', 0.97], ['minimum_living', 0.45], ['living_allowance', 0.4], ['poverty_register', 0.35]] as const;

/** Writes register.csv, the lists, truth.csv (list, row, certificate) and dirt.csv (list, row, kind: every row that is not plain). */
export async function buildCity(plan: CityPlan): Promise<void> {
  mkdirSync(plan.out, { recursive: true });
  const draw = new Draw(plan.seed * 7919 + plan.style.charCodeAt(0));
  const population = new Population(draw, readVillages(plan.divisions, AS_OF));
  const holders = Array.from({ length: plan.people }, () => population.holder());
  await writeRegister(join(plan.out, 'register.csv'), holders, draw);
  const truth = new LineFile(join(plan.out, 'truth.csv'), 'utf8');
  const dirt = new LineFile(join(plan.out, 'dirt.csv'), 'utf8');
  truth.add('list,row,certificate');
  dirt.add('list,row,kind');
  for (const [list, share] of SHARES) {
    const rows = list === 'resident_insurance' ? plan.rows : plan.otherRows;
    if (rows > 0) await writeList(plan, list, rows, share, holders, population, draw, truth, dirt);
  }
  await truth.close();
  await dirt.close();
}

async function writeList(
  plan: CityPlan, list: string, rows: number, share: number, holders: readonly Holder[], population: Population, draw: Draw, truth: LineFile, dirt: LineFile,
): Promise<void> {
  const style: Style = STYLES[plan.style];
  const columns = style.columns[list] ?? [];
  const withBirth = columns.some(([, cell]) => cell === 'birth');
  const planned = planRows(holders, Math.min(share, (rows * 0.9) / holders.length), withBirth, population, draw).slice(0, rows);
  const file = new LineFile(join(plan.out, `${list}@${AS_OF}.csv`), style.encoding);
  const blanks = (first: string) => csvLine(columns.map((_, i) => (i === 0 ? first : '')));
  if (style.titles) {
    file.add(blanks('六安市人员名册(2018年度)'));
    file.add(blanks('填报单位：某中心  制表日期：2018年6月7日'));
  }
  file.add(csvLine(columns.map(([header]) => header)));
  let used = 0;
  for (let row = 1; row <= rows; row++) {
    const left = rows - row + 1;
    const due = draw.next() * left < planned.length - used ? planned[used++] : undefined;
    const entry: Planned = due ?? { person: population.stranger(), holder: null };
    const { cells, slips } = writeRow(entry, row, style, columns, draw);
    truth.add(`${list},${row},${entry.holder?.certificate ?? ''}`);
    if (slips !== '') dirt.add(`${list},${row},${slips}`);
    if (file.add(csvLine(cells))) await Promise.all([file.flush(), truth.flush(), dirt.flush()]);
    if (style.titles && row === Math.ceil(rows / 2)) file.add(blanks('小计'));
  }
  if (style.titles) file.add(blanks('合计'));
  await file.close();
}
