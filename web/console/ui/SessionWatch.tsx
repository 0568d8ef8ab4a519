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

/** `anyway`: it has lasted as long as it may; `read`: and that was read. */
type Ending = { at: number; anyway: boolean; read: boolean };

function leftOf({ expiresInSeconds }: Me): number {
  return (expiresInSeconds ?? 0) * 1000;
}

/** "14:05:30" */
function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}

/** Says two minutes ahead that the session ends, offers to stay, and looks again when it has ended: another tab may have kept it. */
export function SessionWatch() {
  const { words } = useWords();
  const client = useQueryClient();
  const { data: me, dataUpdatedAt } = useQuery(meQuery());
  const [ending, setEnding] = useState<Ending>();
  const at = me?.expiresInSeconds == null ? null : dataUpdatedAt + me.expiresInSeconds * 1000;
  const soon = ending !== undefined;
  const sentence = ending === undefined ? '' : words.session[ending.anyway ? 'endingAnyway' : 'endingAt'](timeOf(ending.at));
  useAnnounce(ending === undefined ? '' : `${words.session.ending}${words.separator}${sentence}`);

  useEffect(() => {
    if (at === null) return undefined;
    const leaving = new AbortController();
    const look = async () => {
      const fresh = await readInBackground<Me>('/me', leaving.signal);
      const left = leftOf(fresh);
      if (left > AHEAD) setEnding(undefined);
      else setEnding((before) => before ?? { at: Date.now() + left, anyway: false, read: false });
      client.setQueryData(meQuery().queryKey, fresh);
    };
    const left = at - Date.now();
    const timer = setTimeout(() => void look().catch(() => undefined), left > AHEAD ? left - AHEAD : soon ? Math.max(left, 0) + 1000 : 0);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [at, soon, client]);

  const stay = async () => {
    if (ending?.anyway) {
      setEnding({ ...ending, read: true });
      return;
    }
    const fresh = await read<Me>('/me', new AbortController().signal);
    const left = leftOf(fresh);
    client.setQueryData(meQuery().queryKey, fresh);
    setEnding(left > AHEAD ? undefined : { at: Date.now() + left, anyway: true, read: false });
  };

  return (
    <ModalOverlay className="veil" isOpen={ending !== undefined && !ending.read} onOpenChange={(open) => !open && void stay()}>
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
