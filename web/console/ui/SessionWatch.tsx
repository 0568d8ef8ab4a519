import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useAnnounce } from '../announce.ts';
import type { Me } from '../access.ts';
import { meQuery } from '../me.ts';
import { read, readInBackground } from '../read.ts';
import { useWords } from '../words/index.ts';
import { Button } from './Button.tsx';

/** Milliseconds before the end at which it is said: time enough to read it and press one key (WCAG 2.2.1 asks for 20 s at least). */
const AHEAD = 120_000;

/** "14:05:30" */
function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}

/** Says two minutes ahead that the session ends, offers to stay, and looks again when it has ended: another tab may have kept it. */
export function SessionWatch() {
  const { words } = useWords();
  const client = useQueryClient();
  const { data: me, dataUpdatedAt } = useQuery(meQuery());
  const [ending, setEnding] = useState<{ at: number; anyway: boolean }>();
  const seconds = me?.expiresInSeconds ?? null;
  const at = seconds === null ? null : dataUpdatedAt + seconds * 1000;
  const sentence = ending === undefined ? '' : ending.anyway ? words.session.endingAnyway(timeOf(ending.at)) : words.session.endingAt(timeOf(ending.at));
  useAnnounce(ending === undefined ? '' : `${words.session.ending}${words.separator}${sentence}`);

  useEffect(() => {
    if (at === null) return undefined;
    const leaving = new AbortController();
    const look = async () => {
      const fresh = await readInBackground<Me>('/me', leaving.signal);
      const left = (fresh.expiresInSeconds ?? 0) * 1000;
      if (left <= AHEAD) setEnding((before) => before ?? { at: Date.now() + left, anyway: false });
      else setEnding(undefined);
      client.setQueryData(meQuery().queryKey, fresh);
    };
    const left = at - Date.now();
    const timer = setTimeout(() => void look().catch(() => undefined), Math.max(left > AHEAD ? left - AHEAD : left + 1000, 1000));
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [at, client]);

  const stay = async () => {
    const fresh = await read<Me>('/me', new AbortController().signal);
    const left = (fresh.expiresInSeconds ?? 0) * 1000;
    client.setQueryData(meQuery().queryKey, fresh);
    setEnding(left > AHEAD || ending?.anyway ? undefined : { at: Date.now() + left, anyway: true });
  };

  return (
    <ModalOverlay className="veil" isOpen={ending !== undefined} onOpenChange={(open) => !open && void stay()}>
      <Modal className="sheet">
        <Dialog role="alertdialog">
          <Heading slot="title">{words.session.ending}</Heading>
          <p>{sentence}</p>
          <p>
            <Button main onPress={() => void stay()}>
              {ending?.anyway ? words.session.ok : words.session.stay}
            </Button>
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
