import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import { literal, quoted, type AnalysisEngine } from '../../src/foundation/platform/engine/index.ts';
import { readVillages, villageWays } from './places.ts';
import { AS_OF, STYLES, type Cell, type Style, type StyleName } from './styles.ts';

export interface LinkingInput {
  readonly population: string;
  readonly snapshot: string;
}

/**
 * Writes what a perfect reader makes of a city's register and of one of its lists: population and snapshot as Parquet.
 * Every linker under comparison starts from these two files, so that reading is not part of the comparison.
 */
export async function writeLinkingInput(engine: AnalysisEngine, dir: string, list: string, styleName: StyleName, divisions: string): Promise<LinkingInput> {
  const input = { population: join(dir, 'population.parquet'), snapshot: join(dir, `${list}.parquet`) };
  await loadPlaces(engine, divisions);
  if (!existsSync(input.population)) await engine.writeParquet(populationSelect(join(dir, 'register.csv')), input.population);
  if (!existsSync(input.snapshot)) await engine.writeParquet(snapshotSelect(await plainCsv(dir, list, STYLES[styleName]), list, STYLES[styleName]), input.snapshot);
  return input;
}

/** Every way the lists write a place, with its code; a way that means two places is left out. */
async function loadPlaces(engine: AnalysisEngine, divisions: string): Promise<void> {
  const ways = new Map<string, string>();
  const add = (text: string, code: string) => ways.set(text, ways.has(text) && ways.get(text) !== code ? '' : code);
  for (const { code, county, town, village } of readVillages(divisions, AS_OF)) {
    for (const before of [county + town, town]) {
      for (const name of villageWays(village)) add(before + name, code);
      add(before, code.slice(0, 9));
    }
  }
  await engine.load('place', { text: 'varchar', code: 'varchar' }, [...ways].filter(([, code]) => code !== ''));
}

/** The list as UTF-8 without its title rows. */
async function plainCsv(dir: string, list: string, style: Style): Promise<string> {
  const file = join(dir, `${list}@${AS_OF}.csv`);
  if (style.encoding !== 'gb18030') return file;
  const plain = join(dir, `${list}.utf8.csv`);
  await pipeline(createReadStream(file), iconv.decodeStream('gb18030'), createWriteStream(plain));
  return plain;
}

function snapshotSelect(file: string, list: string, style: Style): string {
  const columns = style.columns[list] ?? [];
  const cell = (wanted: Cell) => {
    const found = columns.find(([, kind]) => kind === wanted);
    return found ? `coalesce(${quoted(found[0])}, '')` : "''";
  };
  const place = `${cell('county')} || ${cell('town')} || ${cell('village')} || ${cell('town_village')}
    || regexp_replace(regexp_replace(${cell('address')}, '^(安徽省)?六安市', ''), '[0-9]+组$', '')`;
  const names = columns.map(([header]) => literal(header)).join(', ');
  return `
    with line as (
      select * from read_csv(${literal(file)}, all_varchar = true, header = false, skip = ${style.titles ? 3 : 1}, names = [${names}], delim = ',', quote = '"', escape = '"')
    ), numbered as (
      select row_number() over () as "row", ${place} as place, ${cell('number')} as identity, ${cell('name')} as name, ${cell('sex')} as sex,
        ${cell('birth')} as birth, ${cell('phone')} as phone, ${cell('address')} as address
      from line where ${quoted(columns[0]?.[0] ?? '')} is null or ${quoted(columns[0]?.[0] ?? '')} not in ('小计', '合计')
    )
    select n."row", trim(n.identity) as identity, false as identity_numeric, cast(null as varchar) as certificate, false as certificate_numeric,
      trim(n.name) as name, case n.sex when '男' then 'male' when '女' then 'female' end as sex,
      cast(try_strptime(nullif(n.birth, ''), ['%Y-%m-%d', '%Y.%m.%d', '%Y%m%d', '%Y年%m月%d日', '%Y/%m/%d']) as date) as birth,
      nullif(n.phone, '') as phone, p.code as division, nullif(n.address, '') as address
    from numbered n left join place p on p.text = n.place
    order by n."row"`;
}

function populationSelect(register: string): string {
  return `
    select "残疾人证号" as person_id, "残疾人证号" as certificate, "姓名" as name, "身份证号" as identity, cast("出生日期" as date) as birth,
      case "性别" when '男' then 'male' else 'female' end as sex, cast("残疾人证号"[19] as integer) as category, cast("残疾人证号"[20] as integer) as grade,
      p.code as division, p.code[:6] as county, p.code[:9] as town, p.code as village, "地址" as address, "电话" as phone,
      case "证件状态" when '正常' then 'valid' when '过期' then 'expired' when '冻结' then 'frozen' else 'cancelled' end as certificate_status,
      cast("发证日期" as date) as valid_from, cast("有效期至" as date) as valid_to, "户编号" as household,
      cast(null as varchar) as guardian, cast(null as varchar) as guardian_identity,
      case "户口性质" when '农业' then 'rural' else 'urban' end as household_type, row_number() over () as "row"
    from read_csv(${literal(register)}, all_varchar = true, header = true) r left join place p on p.text = "县区" || "乡镇" || "村"`;
}
