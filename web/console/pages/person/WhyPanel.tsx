import { useQuery } from '@tanstack/react-query';
import { useAnnounce } from '../../announce.ts';
import type { PersonVerdict, Why } from '../../api.ts';
import { whyQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { useWords } from '../../words/index.ts';
import { DecideFor } from './DecideFor.tsx';
import { FactSlips } from './FactSlips.tsx';
import { Gone } from './Gone.tsx';

/** "……的意见（国发〔2015〕52号）" -> "国发〔2015〕52号"; a document without a number keeps its title. */
function documentNumber(document: string): string {
  return /（([^（）]*号)）/.exec(document)?.[1] ?? document;
}

function Conditions({ conditions, ahead }: Pick<Why, 'conditions' | 'ahead'>) {
  const { words, say } = useWords();
  return (
    <ol className="conditions">
      {conditions.map((condition) => (
        <li key={condition.id}>
          <StateMark state={condition.value} />
          <div>
            <h3>{say(condition.label)}</h3>
            {ahead && condition.later && <p className="mute small">{words.person.later(ahead.until, words.answer[condition.later])}</p>}
            {condition.facts.map((fact) => (
              <FactSlips key={fact.name} fact={fact} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Basis({ basis }: Pick<Why, 'basis'>) {
  return basis.map(({ document, article, quote }) => (
    <figure key={`${document} ${article}`}>
      <blockquote>{quote}</blockquote>
      <figcaption className="mute small">{`${document} ${article}`}</figcaption>
    </figure>
  ));
}

/** Why one rule says what it says of one person: conditions with their slips, the decision on what it found, the article, what would change the answer. */
export function WhyPanel({ personId, verdict }: { personId: string; verdict: PersonVerdict }) {
  const { words, say } = useWords();
  const query = useQuery(whyQuery(personId, verdict.rule));
  const title = words.person.whyTitle(say(verdict.label), words.person.why[verdict.kind][verdict.verdict]);
  useAnnounce(query.data ? title : words.loading);
  return (
    <div className="why">
      <Card heading={title} aside={query.data?.basis.map(({ document, article }) => `${documentNumber(document)} ${article}`).join(' · ')}>
        <div className="inside">
          <Loaded query={query}>
            {({ conditions, ahead, gone }) => (
              <>
                <Gone gone={gone} />
                {ahead?.turnsOn && <p>{words.person.turnsOn(ahead.turnsOn)}</p>}
                <Conditions conditions={conditions} ahead={ahead} />
              </>
            )}
          </Loaded>
          <DecideFor personId={personId} rule={verdict.rule} />
        </div>
      </Card>
      {query.data && (
        <div className="columns">
          <Card heading={words.person.changes}>
            <div className="inside">
              {query.data.changes.length === 0 && <p className="mute">{words.person.noChanges}</p>}
              <ul className="bullets">
                {query.data.changes.map((change) => (
                  <li key={change.zh}>{say(change)}</li>
                ))}
              </ul>
            </div>
          </Card>
          <Card heading={words.person.basis}>
            <div className="inside why">
              <Basis basis={query.data.basis} />
            </div>
          </Card>
          <Card heading={words.person.citizen}>
            <p className="inside lines">{say(query.data.citizen)}</p>
          </Card>
        </div>
      )}
    </div>
  );
}
