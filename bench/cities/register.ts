import { csvLine, LineFile } from './csv.ts';
import type { Draw } from './draw.ts';
import type { Holder } from './people.ts';

const HEADERS = [
  '姓名', '残疾人证号', '身份证号', '性别', '出生日期', '残疾类别', '残疾等级', '县区', '乡镇', '村', '地址', '电话', '监护人', '监护人身份证号',
  '发证日期', '有效期至', '证件状态', '户口性质', '户编号',
];
const CATEGORIES = ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'];
const GRADES = ['一级', '二级', '三级', '四级'];

/** Writes the federation's register: one line a holder, well kept. */
export async function writeRegister(file: string, holders: readonly Holder[], draw: Draw): Promise<void> {
  const lines = new LineFile(file, 'utf8-bom');
  lines.add(csvLine(HEADERS));
  for (const [index, holder] of holders.entries()) {
    const { village } = holder;
    const issued = 2009 + draw.below(9);
    const month = String(1 + draw.below(12)).padStart(2, '0');
    const cells = [
      holder.name, holder.certificate, holder.number, holder.sex, `${holder.birth.slice(0, 4)}-${holder.birth.slice(4, 6)}-${holder.birth.slice(6)}`,
      CATEGORIES[holder.category - 1] ?? '', GRADES[holder.grade - 1] ?? '', village.county, village.town, village.village,
      `安徽省六安市${village.county}${village.town}${village.village}${holder.group}组`, holder.phone, '', '',
      `${issued}-${month}-11`, `${issued + 10}-${month}-10`, draw.chance(0.97) ? '正常' : draw.pick(['注销', '冻结', '过期']),
      draw.chance(0.85) ? '农业' : '非农业', `${village.code}${String(index + 1).padStart(7, '0')}`,
    ];
    if (lines.add(csvLine(cells))) await lines.flush();
  }
  await lines.close();
}
