import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../announce.ts';
import { count } from '../../format.ts';
import type { KeyChange, Keys, Suite } from '../../keep.ts';
import { keyChangeQuery } from '../../keep-queries.ts';
import { sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Form, Pick } from '../../ui/Form.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';

/** What a change does, in its order; values are sealed anew in pieces, which is one thing to whoever waits. */
const STEPS = ['keys_made', 'sealing_with_new', 'looked_anew', 'resealed', 'files_resealed', 'retired'] as const;

function doneSteps({ step }: KeyChange): number {
  return step === null ? 0 : step === 'resealing' ? STEPS.indexOf('resealed') : STEPS.indexOf(step) + 1;
}

function Progress({ change }: { change: KeyChange }) {
  const { words } = useWords();
  const say = words.keys;
  const done = doneSteps(change);
  useAnnounce(change.running ? say.at(done, STEPS.length) : change.failed ? say.failed : say.done);
  return (
    <ol className="bullets" aria-label={say.progress}>
      {STEPS.map((step, i) => (
        <li key={step} {...(i === done && change.running ? { 'aria-current': 'step' } : {})}>
          {say.steps[step]} {step === 'resealed' && change.values > 0 && say.values(count(change.values))} {step === 'files_resealed' && change.files > 0 && say.filesDone(count(change.files))}{' '}
          <Tag tone={i < done ? 'has' : i === done && change.running ? 'act' : 'calm'}>{i < done ? say.stepDone : i === done && change.running ? say.stepNow : say.stepLater}</Tag>
        </li>
      ))}
    </ol>
  );
}

/** New keys of the same suite or of the other, while people go on working; what was interrupted goes on. */
export function ChangeKeys({ keys: { keys, changing } }: { keys: Keys }) {
  const { words } = useWords();
  const say = words.keys;
  const client = useQueryClient();
  const { data: change } = useQuery(keyChangeQuery());
  const running = change?.running ?? false;
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !running) void client.invalidateQueries({ queryKey: ['keys'] });
    was.current = running;
  }, [running, client]);
  const now: Suite = keys.find(({ purpose, state }) => purpose === 'data' && state === 'active')?.suite ?? 'aes';
  const other: Suite = now === 'aes' ? 'sm' : 'aes';
  const options = changing ? [{ id: changing.suite, name: say.goOn(say.suites[changing.suite]) }] : [{ id: now, name: say.rotate(say.suites[now]) }, { id: other, name: say.switch(say.suites[other]) }];
  return (
    <Card heading={say.change}>
      <div className="inside form">
        {change && (change.running || change.step !== null) && <Progress change={change} />}
        {change?.failed && <p className="fault">{say.failed}</p>}
        {change && !change.running && !change.failed && change.step === 'retired' && <p className="good">{say.done}</p>}
        {!running && (
          <Form
            label={say.change}
            go={changing ? say.goOnGo : say.changeGo}
            send={(values) => sendFor<{ suite: Suite }>('POST', '/keys/change', { suite: values('suite') })}
            onDone={() => void client.invalidateQueries({ queryKey: ['key-change'] })}
          >
            <p>{changing ? say.interrupted : say.how}</p>
            <ul className="bullets small">
              {say.touches.map((touch) => (
                <li key={touch}>{touch}</li>
              ))}
            </ul>
            <Pick name="suite" label={say.to} options={options} />
          </Form>
        )}
      </div>
    </Card>
  );
}
