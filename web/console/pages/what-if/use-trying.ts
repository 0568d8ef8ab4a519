import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { sendFor } from '../../send.ts';
import type { DraftFile, Trial } from './what-if-queries.ts';

/** Tries a draft on everyone; `seconds`: how long it has been going on. */
export function useTrying(onDone: (trial: Trial) => void) {
  const client = useQueryClient();
  const [seconds, setSeconds] = useState(0);
  const trying = useMutation({
    mutationFn: (draft: { name: string; files: DraftFile[] }) => sendFor<Trial>('POST', '/what-if?whole=true', draft),
    onMutate: () => setSeconds(0),
    onSuccess: (trial) => {
      void client.invalidateQueries({ queryKey: ['what-if', 'trials'] });
      onDone(trial);
    },
  });
  const { isPending } = trying;
  useEffect(() => {
    if (!isPending) return undefined;
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [isPending]);
  return { ...trying, seconds };
}
