import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAnnounce } from '../announce.ts';
import { ProblemError } from '../call.ts';
import { useWords } from '../words/index.ts';
import { Button } from './Button.tsx';

type ActProps = {
  children: string;
  /** What a screen reader is told where the word on the button says too little. */
  describe?: string;
  act: () => Promise<unknown>;
  /** Said once it is done. */
  done: string;
  /** What is read anew afterwards, by the first part of its key. */
  renews: string;
};

/** A button that changes something at once, and says beside it what came of it. */
export function Act({ children, describe, act, done, renews }: ActProps) {
  const { words, say } = useWords();
  const client = useQueryClient();
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: [renews] }) });
  useAnnounce(isSuccess ? done : '');
  return (
    <span className="act">
      <Button {...(describe === undefined ? {} : { 'aria-label': describe })} {...(isPending ? { 'aria-disabled': true } : {})} onPress={() => !isPending && mutate()}>
        {isPending ? words.sending : children}
      </Button>
      {isSuccess && <span className="small">{done}</span>}
      {error && (
        <span className="fault" role="alert">
          {error instanceof ProblemError ? say(error.sentence) : error.message}
        </span>
      )}
    </span>
  );
}
