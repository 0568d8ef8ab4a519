import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useAnnounce } from '../announce.ts';
import { useWords } from '../words/index.ts';

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Says at the top that the network is gone, for as long as it is; hears when it is back. */
export function Offline() {
  const { words } = useWords();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const was = useRef(online);
  const [back, setBack] = useState(false);
  useEffect(() => {
    if (online !== was.current) setBack(online);
    was.current = online;
  }, [online]);
  useAnnounce(online ? (back ? words.online : '') : words.offline);
  if (online) return null;
  return (
    <section className="offline" aria-label={words.noAnswer}>
      <p>{words.offline}</p>
    </section>
  );
}
