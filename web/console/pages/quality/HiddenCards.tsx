import { useQuery } from '@tanstack/react-query';
import type { HiddenAnswer, Label } from '../../api.ts';
import { count } from '../../format.ts';
import { hiddenQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { useWords } from '../../words/index.ts';

function Figures({ result: { seen, hidden, all } }: { result: NonNullable<HiddenAnswer['result']> }) {
  const { words: { quality: say } } = useWords();
  const between = ({ low, high }: { low: number; high: number | null }) => say.between(count(low), high === null ? null : count(high));
  const figures = [
    { what: say.seen, value: seen, note: '' }, { what: say.estimate, value: hidden.estimate, note: between(hidden) }, { what: say.all, value: all.estimate, note: between(all) },
  ];
  return (
    <ul className="spine">
      {figures.map(({ what, value, note }) => (
        <li key={what}>
          <span className="what">{what}</span>
          <span className="figure">{count(value)}</span>
          <span className="note">{note}</span>
        </li>
      ))}
    </ul>
  );
}

function Captures({ captures }: Pick<HiddenAnswer, 'captures'>) {
  const { words: { quality: say }, say: label } = useWords();
  return (
    <Scroll label={say.hidden}>
      <table aria-label={say.hidden}>
        <thead>
          <tr>
            <th scope="col">{say.list}</th>
            <th scope="col" className="number">{say.people}</th>
            <th scope="col" className="number">{say.unknown}</th>
            <th scope="col">{say.comesBy}</th>
          </tr>
        </thead>
        <tbody>
          {captures.map(({ list, label: name, came, people, unknown, comesBy }) => (
            <tr key={list}>
              <th scope="row">{label(name)}</th>
              <td className="number">{came ? count(people) : say.absent}</td>
              <td className="number">{came ? count(unknown) : ''}</td>
              <td>{label(comesBy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Remarks({ heading, remarks }: { heading: string; remarks: Label[] }) {
  const { say } = useWords();
  if (remarks.length === 0) return null;
  return (
    <div className="remarks">
      <strong>{heading}</strong>
      <ul>
        {remarks.map((remark) => (
          <li key={remark.en}>{say(remark)}</li>
        ))}
      </ul>
    </div>
  );
}

/** One card an estimate: how many no list has, from which lists, under what assumptions. */
export function HiddenCards() {
  const { words: { quality: say }, say: label } = useWords();
  return (
    <Loaded query={useQuery(hiddenQuery())}>
      {({ items }) =>
        items.length === 0 ? (
          <Card heading={say.hidden} aside={say.hiddenHint}>
            <Empty what={say.noEstimate} hint={say.noEstimateHint} />
          </Card>
        ) : (
          items.map(({ estimate, label: whom, captures, result, refused, assumptions }) => (
            <Card key={estimate} heading={`${say.hidden}：${label(whom)}`} aside={say.hiddenHint}>
              {result && <Figures result={result} />}
              <Captures captures={captures} />
              <Remarks heading={say.mind} remarks={[...(refused ? [refused] : []), ...(result?.cautions ?? [])]} />
              <Remarks heading={say.assumes} remarks={assumptions} />
            </Card>
          ))
        )
      }
    </Loaded>
  );
}
