import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnnounce } from '../../announce.ts';
import { instant } from '../../format.ts';
import { useMay } from '../../me.ts';
import type { Change } from '../../register-queries.ts';
import { send } from '../../send.ts';
import { Act } from '../../ui/Act.tsx';
import { Card } from '../../ui/Card.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Area, Form, Pick } from '../../ui/Form.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';
import { Marked } from './Marked.tsx';

const TONES: Record<Change['status'], Tone> = { waiting: 'ask', approved: 'has', refused: 'plain', withdrawn: 'calm' };

/** What is asked for, in one line: "更正身份证号", "甲和乙是同一个人". */
function useHeading(): (change: Change) => string {
  const { words, say: label } = useWords();
  const say = words.changes;
  return ({ kind, fieldLabel, name, otherName }) => {
    if (kind === 'correct') return say.heading(say.kinds.correct, fieldLabel === null ? '' : label(fieldLabel));
    return (kind === 'merge' ? say.merge : say.part)(name ?? words.conflicts.unnamed, otherName ?? words.conflicts.unnamed);
  };
}

/** What it is to become, with the characters that differ marked, and since when. */
function Wanted({ change: { from, to, effectiveOn } }: { change: Change }) {
  const { words } = useWords();
  const say = words.changes;
  return (
    <>
      <strong>{to === null ? say.nothing : <Marked text={to} against={from ?? ''} />}</strong>
      {effectiveOn !== null && `${words.separator}${say.since(effectiveOn)}`}
    </>
  );
}

/** Approving or refusing what somebody else asked for. */
function Decide({ change, what }: { change: Change; what: string }) {
  const { words } = useWords();
  const say = words.changes;
  const client = useQueryClient();
  const [done, setDone] = useState('');
  useAnnounce(done);
  return (
    <Form
      label={say.decideOf(what)}
      go={say.decideGo}
      keeps={`change/${change.id}`}
      send={async (values) => {
        const decision = values('decision') === 'approve' ? 'approve' : 'refuse';
        await send('POST', `/changes/${change.id}/decisions`, { decision, reason: values('reason') });
        return decision;
      }}
      onDone={(decision) => {
        setDone(say.done[decision]);
        void client.invalidateQueries({ queryKey: ['changes'] });
        void client.invalidateQueries({ queryKey: ['people'] });
        void client.invalidateQueries({ queryKey: ['conflicts'] });
      }}
    >
      <Pick name="decision" label={say.decision} required options={(change.overtaken ? (['refuse'] as const) : (['approve', 'refuse'] as const)).map((id) => ({ id, name: say[id] }))} />
      <Area name="reason" label={say.reason} hint={say.reasonHint} maxLength={500} />
    </Form>
  );
}

/** One change that is asked for or decided: what, why, by which paper, who, and what can be done about it. */
export function ChangeCard({ change, linked = false }: { change: Change; /** With the way to the person. */ linked?: boolean }) {
  const { words } = useWords();
  const say = words.changes;
  const may = useMay();
  const what = useHeading()(change);
  const name = change.name ?? words.conflicts.unnamed;
  const waits = change.status === 'waiting';
  return (
    <Card heading={linked ? `${name} · ${what}` : what} aside={<Tag tone={TONES[change.status]}>{say.status[change.status]}</Tag>}>
      <div className="inside form">
        <Facts
          facts={[
            { what: say.from, is: change.kind === 'correct' ? (change.from ?? say.nothing) : null },
            { what: say.to, is: change.kind === 'correct' ? <Wanted change={change} /> : null },
            { what: say.why, is: change.why },
            { what: say.evidence, is: change.evidence ?? say.noEvidence },
            { what: say.answer, is: change.answer },
          ]}
        />
        <p className="mute small">
          {say.asked(change.askedBy, instant(change.askedAt))}
          {change.decidedBy !== null && change.decidedAt !== null && ` · ${say.decided(change.decidedBy, instant(change.decidedAt))}`}
        </p>
        {linked && (
          <p>
            <Link to="/people/$personId" params={{ personId: change.personId }} search={{ view: 'record' }} aria-label={say.open(name)}>
              {name}
            </Link>
            {change.otherId !== null && (
              <>
                {' · '}
                <Link to="/people/$personId" params={{ personId: change.otherId }} search={{ view: 'record' }} aria-label={say.open(change.otherName ?? words.conflicts.unnamed)}>
                  {change.otherName ?? words.conflicts.unnamed}
                </Link>
              </>
            )}
          </p>
        )}
        {waits && change.overtaken && <p className="fault">{say.overtaken}</p>}
        {waits && change.own && <p>{say.ownWaits}</p>}
        {waits && change.own && may('changes:ask') && (
          <Act describe={say.withdrawOf(what)} done={say.done.withdraw} renews="changes" act={() => send('DELETE', `/changes/${change.id}`)}>
            {say.withdraw}
          </Act>
        )}
        {waits && !change.own && may('changes:decide') && <Decide change={change} what={what} />}
      </div>
    </Card>
  );
}
