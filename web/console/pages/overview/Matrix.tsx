import type { MatrixRow, Overview, Place } from '../../api.ts';
import { count, shortPlace } from '../../format.ts';
import { KINDS } from '../../kinds.ts';
import { Card } from '../../ui/Card.tsx';
import { NumberLink } from '../../ui/NumberLink.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { useWords } from '../../words/index.ts';

/** How far a county stands above an even share of a rule's people: 0 (not) to 3 (almost twice and more). */
function heat(value: number, total: number, counties: number): number {
  const times = total === 0 ? 0 : (value * counties) / total;
  return times >= 1.8 ? 3 : times >= 1.4 ? 2 : times >= 1.1 ? 1 : 0;
}

function Row({ row, counties }: { row: MatrixRow; counties: Place[] }) {
  const { words, say } = useWords();
  const name = say(row.label);
  const cell = (value: number, where: string, county?: string) => (
    <NumberLink value={value} describe={words.overview.open(name, where, count(value))} to="/findings" search={{ rule: row.rule, kind: row.kind, ...(county ? { county } : {}) }} />
  );
  return (
    <tr>
      <th scope="row">
        {name}
        {row.cannotTell > 0 && <span className="under">{words.overview.untold(row.cannotTell)}</span>}
      </th>
      {counties.map((county) => {
        const value = row.byCounty[county.code] ?? 0;
        return (
          <td key={county.code} className="number" data-heat={row.kind === 'missed' ? heat(value, row.total, counties.length) : undefined}>
            {cell(value, county.name, county.code)}
          </td>
        );
      })}
      {counties.length > 1 && <td className="number">{cell(row.total, words.overview.city)}</td>}
    </tr>
  );
}

/** Rules by county: every number opens its people. Red tint marks where more are missed than an even share, never the only sign: the number stands there. */
export function Matrix({ overview: { counties, matrix } }: { overview: Overview }) {
  const { words } = useWords();
  const kinds = KINDS.filter((kind) => matrix.some((row) => row.kind === kind));
  return (
    <Card heading={words.overview.matrix} aside={words.overview.matrixHint}>
      <Scroll label={words.overview.matrix}>
        <table className="matrix" aria-label={words.overview.matrix}>
          <thead>
            <tr>
              <th scope="col">{words.overview.rule}</th>
              {counties.map((county) => (
                <th key={county.code} scope="col" className="number">
                  {shortPlace(county.name)}
                </th>
              ))}
              {counties.length > 1 && (
                <th scope="col" className="number">
                  {words.overview.city}
                </th>
              )}
            </tr>
          </thead>
          {kinds.map((kind) => (
            <tbody key={kind}>
              <tr>
                <th scope="rowgroup" colSpan={counties.length > 1 ? counties.length + 2 : 2} className="group">
                  {words.kind[kind]}
                </th>
              </tr>
              {matrix
                .filter((row) => row.kind === kind)
                .toSorted((a, b) => b.total - a.total)
                .map((row) => (
                  <Row key={row.rule} row={row} counties={counties} />
                ))}
            </tbody>
          ))}
        </table>
      </Scroll>
    </Card>
  );
}
