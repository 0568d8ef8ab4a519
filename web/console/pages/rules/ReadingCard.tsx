import { Card } from '../../ui/Card.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { named, useWords } from '../../words/index.ts';
import { BasisList } from './BasisList.tsx';
import type { Clause, Rule, Version } from './rules-queries.ts';

/** The clauses of one part, each a sentence with its own article, the facts it looks at, and how it is written. */
function Clauses({ clauses, heading }: { clauses: readonly Clause[]; heading: string }) {
  const { say: label } = useWords();
  return (
    <>
      <h3>{heading}</h3>
      <ol className="clauses">
        {clauses.map(({ id, label: sentence, text, basis, facts }) => (
          <li key={id}>
            {label(sentence)}
            <span className="small mute under">
              {facts.map((fact) => `${label(fact.label)}（${label(fact.list)}）`).join('、')} <code>{text}</code>
            </span>
            {basis.length > 0 && <BasisList basis={basis} />}
          </li>
        ))}
      </ol>
    </>
  );
}

/** A rule as one reads it: a sentence, then what it is made of, and what it rests on. */
export function ReadingCard({ rule, version }: { rule: Rule; version: Version }) {
  const { words, say: label } = useWords();
  const say = words.rules;
  const { from, to, regionName, packLabel, ifGiven, derivedFrom, appliesTo, conditions, basis, sentence } = version;
  return (
    <Card heading={say.reading} aside={say.states[version.state]}>
      <div className="reading">
        <p className="sentence">{label(sentence)}</p>
        <Facts
          facts={[
            { what: say.benefit, is: label(rule.benefitLabel) },
            { what: say.kind, is: words.kind[rule.kind] },
            { what: say.since, is: say.period(from, to) },
            { what: say.region, is: regionName },
            { what: say.pack, is: label(packLabel) },
            { what: say.departments, is: rule.departments.length === 0 ? say.noDepartment : rule.departments.map((one) => named(words.departments, one)).join('、') },
          ]}
        />
        <Clauses heading={say.clauses.applies_to} clauses={appliesTo} />
        <Clauses heading={say.clauses.conditions} clauses={conditions} />
        {ifGiven.length > 0 && <p>{say.ifGiven(ifGiven.map(label).join('、'))}</p>}
        {derivedFrom && <p>{say.derived(label(derivedFrom))}</p>}
        <h3>{say.basis}</h3>
        <BasisList basis={basis} />
      </div>
    </Card>
  );
}
