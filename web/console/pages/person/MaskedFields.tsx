import { useState } from 'react';
import type { Openable } from '../../../../src/know/register/index.ts';
import type { Purpose, Revealed } from '../../access.ts';
import type { Label, Person } from '../../api.ts';
import { useOwnPurposes } from '../../purposes.ts';
import { Card } from '../../ui/Card.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useWords } from '../../words/index.ts';
import { RevealForm } from './RevealForm.tsx';
import { ShownAWhile } from './ShownAWhile.tsx';

/** What the register holds; a purpose may open what other files hold. */
const KEPT: readonly string[] = ['name', 'identity', 'certificate', 'birth', 'phone', 'address', 'guardian', 'guardian_identity', 'guardian_phone'] satisfies Openable[];

/** The fields that some purpose of one's role opens, each once, in the order of the register of processing. */
function fieldsOf(purposes: Purpose[]): { field: string; label: Label }[] {
  const fields = purposes.flatMap((purpose) => purpose.fields).filter(({ field }) => KEPT.includes(field));
  return [...new Map(fields.map((each) => [each.field, each])).values()];
}

function Masked({ personId, field, masked, purposes }: { personId: string; field: { field: string; label: Label }; masked: string; purposes: Purpose[] }) {
  const { words, say } = useWords();
  const [shown, setShown] = useState<Revealed>();
  const name = say(field.label);
  return (
    <li>
      {shown === undefined ? (
        <>
          <span>
            {masked}
            <span className="under">{name}</span>
          </span>
          <Sheet button={words.reveal.show} describe={words.reveal.showOf(name)} title={words.reveal.title(name)}>
            {(close) => (
              <RevealForm
                personId={personId}
                field={field.field}
                purposes={purposes}
                onDone={(revealed) => {
                  setShown(revealed);
                  close();
                }}
              />
            )}
          </Sheet>
        </>
      ) : (
        <ShownAWhile name={name} revealed={shown} onOver={() => setShown(undefined)} />
      )}
    </li>
  );
}

/** What is masked of a person, each field shown only for a purpose and a reason, and for a while. */
export function MaskedFields({ person }: { person: Person }) {
  const { words } = useWords();
  const purposes = useOwnPurposes();
  const fields = fieldsOf(purposes);
  const known: Record<string, string | null> = { name: person.name, certificate: person.certificate, guardian: person.guardian };
  if (fields.length === 0) return null;
  return (
    <Card heading={words.reveal.heading} aside={words.reveal.hint}>
      <ul className="masked">
        {fields.map((field) => (
          <Masked
            key={field.field}
            personId={person.personId}
            field={field}
            masked={known[field.field] ?? words.reveal.masked}
            purposes={purposes.filter(({ fields: open }) => open.some((each) => each.field === field.field))}
          />
        ))}
      </ul>
    </Card>
  );
}
