import { ageOf, AS_OF, dayOf, isoOf } from '../calendar.ts';
import { CsvFile } from '../files/csv.ts';
import type { People } from '../people/people.ts';
import { CANCELLED, EXPIRED, VALID } from '../people/shares.ts';
import type { Random } from '../random.ts';
import type { Household, Resident } from '../residents/resident.ts';
import { CATEGORY_LABELS, GRADE_LABELS, STATUS_LABELS } from './labels.ts';

const HEADER = [
  '残疾人证号', '姓名', '性别', '民族', '身份证号', '出生日期', '残疾类别', '残疾等级', '户口性质', '县（区）', '乡镇（街道）', '村（社区）', '区划代码', '详细地址',
  '联系电话', '户编号', '监护人姓名', '监护人身份证号', '监护人关系', '证件状态', '发证日期', '有效期起', '有效期止',
];

const TODAY = dayOf(AS_OF);
const TEN_YEARS = 3652;
const FIVE_YEARS = 1826;
/** Share of the expired certificates that the system still calls valid. */
const NOT_NOTICED = 0.25;

/** The register as the federation's own system exports it. */
export class RegisterFile {
  readonly #file: CsvFile;
  readonly #people: People;

  constructor(path: string, people: People) {
    this.#file = new CsvFile(path, 'utf8-bom');
    this.#people = people;
    this.#file.row(HEADER);
  }

  write(random: Random, households: readonly Household[]): void {
    for (const household of households) {
      for (const resident of household) {
        if (resident.person < 0) continue;
        const cells = this.#cells(random, resident);
        const old = this.#people.cancelled.get(resident.person);
        if (old !== undefined) this.#file.row(asCancelled(cells, old));
        this.#file.row(cells);
      }
    }
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  #cells(random: Random, resident: Resident): string[] {
    const { person, village } = resident;
    const category = this.#people.category[person] ?? 0;
    const status = this.#people.status[person] ?? VALID;
    const guardian = ageOf(resident.birth) < 18 || category === 5 || category === 6 ? resident.kin : undefined;
    const [from, until] = periodOf(random, status, resident.birth);
    return [
      resident.certificate,
      resident.name,
      resident.sex === 1 ? '男' : '女',
      resident.name.includes('·') ? '维吾尔族' : random.chance(0.992) ? '汉族' : '回族',
      resident.identity,
      isoOf(resident.birth),
      CATEGORY_LABELS[category] ?? '',
      GRADE_LABELS[this.#people.grade[person] ?? 0] ?? '',
      village.urban ? '非农业' : '农业',
      village.county,
      village.town,
      village.name,
      village.code,
      `安徽省六安市${village.county}${village.town}${village.name}${village.urban ? `${1 + random.below(60)}栋${1 + random.below(30)}室` : `${random.pick(['前', '后', '东', '西', '新', '老'])}${random.pick(['庄', '圩', '湾', '楼', '店', '塘'])}组`}`,
      resident.phone,
      `H${String(resident.household).padStart(9, '0')}`,
      guardian?.name ?? '',
      guardian?.identity ?? '',
      guardian ? relationOf(guardian) : '',
      STATUS_LABELS[status === EXPIRED && random.chance(NOT_NOTICED) ? VALID : status] ?? '',
      isoOf(from),
      isoOf(from),
      isoOf(until),
    ];
  }
}

/** Second-generation certificates were issued from 2008 on and hold for ten years, shorter for small children; an expired one ran out in the last year. */
function periodOf(random: Random, status: number, birth: number): readonly [number, number] {
  if (status === EXPIRED) {
    const until = TODAY - 1 - random.below(360);
    return [Math.max(birth + 90, until - TEN_YEARS), until];
  }
  const from = Math.min(TODAY - 1, Math.max(birth + 90, TODAY - 1 - random.below(TEN_YEARS - 40)));
  return [from, from + TEN_YEARS];
}

function relationOf({ relation }: Resident): string {
  return relation === '父母' || relation === '配偶' || relation === '子女' ? relation : '其他亲属';
}

/** The row of an old certificate: the same person, another grade, issued five years before, cancelled. */
function asCancelled(cells: readonly string[], certificate: string): string[] {
  const old = [...cells];
  old[HEADER.indexOf('残疾人证号')] = certificate;
  old[HEADER.indexOf('残疾等级')] = GRADE_LABELS[Number(certificate.charAt(19))] ?? '';
  old[HEADER.indexOf('证件状态')] = STATUS_LABELS[CANCELLED] ?? '';
  for (const column of ['发证日期', '有效期起', '有效期止']) {
    const at = HEADER.indexOf(column);
    old[at] = isoOf(dayOf(cells[at] ?? AS_OF) - FIVE_YEARS);
  }
  return old;
}
