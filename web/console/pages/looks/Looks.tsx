import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFields } from '../../field-names.ts';
import { instant } from '../../format.ts';
import type { Look } from '../../keep.ts';
import { usePlace } from '../../place.ts';
import { usePurposeName } from '../../purposes.ts';
import { send } from '../../send.ts';
import { Field, Form, Pick } from '../../ui/Form.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';

const TONES = { waiting: 'act', approved: 'has', refused: 'ask', over: 'calm' } as const satisfies Record<Look['state'], string>;

function Answer({ look: { id }, about }: { look: Look; about: string }) {
  const { words } = useWords();
  const say = words.looks;
  const client = useQueryClient();
  return (
    <Form
      label={say.answerOf(about)}
      go={say.answer}
      send={(values) => send('POST', `/privacy/looks/${id}/decision`, { decision: values('decision'), note: values('note') })}
      onDone={() => void client.invalidateQueries({ queryKey: ['looks'] })}
    >
      <Pick name="decision" label={say.decision} none={say.choose} options={[{ id: 'approve', name: say.approve }, { id: 'refuse', name: say.refuse }]} required />
      <Field name="note" label={say.note} hint={say.noteHint} maxLength={400} autoComplete="off" />
    </Form>
  );
}

/** What was asked of a superior, each with why, where it stands, and the answer where it is one's to give. `named`: with whom it is about. */
export function Looks({ looks, named = false }: { looks: Look[]; named?: boolean }) {
  const { words, say: label } = useWords();
  const say = words.looks;
  const place = usePlace();
  const purpose = usePurposeName();
  const fields = new Map(useFields().map((one) => [one.field, label(one.label)]));
  return (
    <ul className="plain form">
      {looks.map((look) => {
        const about = fields.get(look.field) ?? look.field;
        return (
          <li key={look.id} className="form">
            <p>
              {named && (
                <>
                  <Link to="/people/$personId" params={{ personId: look.person }}>
                    {look.name ?? say.somebody}
                  </Link>{' '}
                </>
              )}
              <strong>{about}</strong> <Tag tone={TONES[look.state]}>{say.states[look.state]}</Tag>
              <span className="under">
                {[look.own ? say.own : say.by(words.roles[look.askedRole], place(look.askedPlace)), purpose(look.purpose), instant(look.askedAt), look.state === 'waiting' || look.state === 'approved' ? say.until[look.state](instant(look.until)) : '']
                  .filter(Boolean)
                  .join(words.separator)}
              </span>
              <span className="under">{look.reasons.join(words.separator)}</span>
              {look.note !== null && <span className="under">{say.said(look.note)}</span>}
            </p>
            {look.mine && <Answer look={look} about={about} />}
          </li>
        );
      })}
    </ul>
  );
}
