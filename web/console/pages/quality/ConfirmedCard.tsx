import { useQuery } from '@tanstack/react-query';
import type { VerifiedRule } from '../../api.ts';
import { count } from '../../format.ts';
import { confirmedQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { NumberLink } from '../../ui/NumberLink.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { useWords } from '../../words/index.ts';
import { Share } from './Share.tsx';

function Row({ of: { rule, label, confirmed, excluded, rate } }: { of: VerifiedRule }) {
  const { words: { quality: say }, say: tell } = useWords();
  const cell = (value: number, outcome: 'confirmed' | 'excluded', word: string) => (
    <td className="number">
      <NumberLink value={value} describe={say.open(tell(label), word, count(value))} to="/findings" search={{ rule, outcome }} />
    </td>
  );
  return (
    <tr>
      <th scope="row">{tell(label)}</th>
      {cell(confirmed, 'confirmed', say.yes)}
      {cell(excluded, 'excluded', say.no)}
      <td>{rate && <Share of={rate} />}</td>
    </tr>
  );
}

/** How often findings prove right, rule by rule; each number opens its findings. */
export function ConfirmedCard() {
  const { words: { quality: say }, say: tell } = useWords();
  return (
    <Card heading={say.confirmed} aside={say.confirmedHint}>
      <Loaded query={useQuery(confirmedQuery())}>
        {({ rules, notes }) => {
          const decided = rules.filter(({ rate }) => rate !== null);
          if (decided.length === 0) return <Empty what={say.noDecision} hint={say.noDecisionHint} />;
          return (
            <>
              <Scroll label={say.confirmed}>
                <table aria-label={say.confirmed}>
                  <thead>
                    <tr>
                      <th scope="col">{say.rule}</th>
                      <th scope="col" className="number">{say.yes}</th>
                      <th scope="col" className="number">{say.no}</th>
                      <th scope="col">{say.rate}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {decided.map((rule) => (
                      <Row key={rule.rule} of={rule} />
                    ))}
                  </tbody>
                </table>
              </Scroll>
              <div className="remarks">
                {notes.map((note) => (
                  <p key={note.en}>{tell(note)}</p>
                ))}
              </div>
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}
