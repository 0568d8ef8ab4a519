import type { Person } from '../../api.ts';
import { named, useWords } from '../../words/index.ts';
import { disability, sexAndAge } from '../who.ts';

/** Who it is, in one line, masked. */
export function Who({ person }: { person: Person }) {
  const { words } = useWords();
  const say = words.person;
  const status = named(say.statuses, person.status);
  return (
    <span className="who">
      <strong>{sexAndAge(person, words)}</strong>
      {person.place !== null && <span>{person.place}</span>}
      <strong>{disability(person, words)}</strong>
      {person.certificate === null ? (
        <span>{say.noCertificate}</span>
      ) : (
        <span>
          {say.certificate} <strong>{person.certificate}</strong>
        </span>
      )}
      <span>{[status, person.validTo === null ? '' : say.validTo(person.validTo)].filter(Boolean).join(words.separator)}</span>
      <span>
        {say.guardian} <strong>{person.guardian ?? words.none}</strong>
      </span>
    </span>
  );
}
