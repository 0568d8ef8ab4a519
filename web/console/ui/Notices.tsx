import { useAnnounce } from '../announce.ts';
import { ProblemError } from '../call.ts';
import { useWords } from '../words/index.ts';
import { Button } from './Button.tsx';

/** Said while something is read; the live region says it too. */
export function Loading() {
  const { words } = useWords();
  useAnnounce(words.loading);
  return (
    <p className="notice" aria-busy="true">
      {words.loading}
    </p>
  );
}

/** Nothing to show, and what one can do about it. */
export function Empty({ what, hint }: { what: string; hint: string }) {
  return (
    <p className="notice">
      <strong>{what}</strong>
      {hint}
    </p>
  );
}

/** What failed in a clerk's words, where to look, and the number to tell the administrator. */
export function ErrorBox({ error, again }: { error: Error; again: () => void }) {
  const { words, say } = useWords();
  const problem = error instanceof ProblemError ? error : undefined;
  return (
    <div className="notice" role="alert">
      <strong>{problem?.status === 403 ? words.denied : problem?.status === 0 ? words.noAnswer : words.failed}</strong>
      <p>{problem ? say(problem.sentence) : error.message}</p>
      {problem?.requestId && <p className="small">{words.requestId(problem.requestId)}</p>}
      {(problem === undefined || problem.status === 0 || problem.status >= 500) && <Button onPress={again}>{words.again}</Button>}
    </div>
  );
}

/** What the server refused, beside what was pressed. */
export function Fault({ error }: { error: Error }) {
  const { say } = useWords();
  return (
    <p className="fault" role="alert">
      {error instanceof ProblemError ? say(error.sentence) : error.message}
    </p>
  );
}
