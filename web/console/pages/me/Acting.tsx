import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../../access.ts';
import { instant } from '../../format.ts';
import { useMay } from '../../me.ts';
import { send } from '../../send.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Done } from '../../ui/Done.tsx';
import { useWords } from '../../words/index.ts';
import { LendForm } from '../delegations/LendForm.tsx';

/** For whom one acts, on whose behalf one may, and who acts for oneself. */
export function Acting({ me }: { me: Me }) {
  const { words } = useWords();
  const may = useMay();
  const client = useQueryClient();
  const [lent, setLent] = useState(false);
  const act = (delegation: string | null) => send('POST', '/session/acting-for', { delegation }).then(() => client.resetQueries());
  return (
    <Card heading={words.me.acting}>
      <div className="inside form">
        {me.actingFor !== null && (
          <p className="beside-button">
            <strong>{words.session.actingFor(me.actingFor.name)}</strong>
            <Button onPress={() => void act(null)}>{words.me.stopActing}</Button>
          </p>
        )}
        {me.mayActFor.length === 0 && <p className="mute">{words.me.noLoans}</p>}
        {me.actingFor === null &&
          me.mayActFor.map(({ delegation, name, until }) => (
            <p key={delegation} className="beside-button">
              <Button onPress={() => void act(delegation)}>{words.me.actFor(name)}</Button>
              <span className="mute">{words.me.untilDay(instant(until))}</span>
            </p>
          ))}
        {me.actingFor === null && may('delegations:grant') && (
          <details>
            <summary>{words.me.lend}</summary>
            {lent ? <Done>{words.delegations.granted}</Done> : <LendForm path="/delegations" onDone={() => setLent(true)} />}
          </details>
        )}
      </div>
    </Card>
  );
}
