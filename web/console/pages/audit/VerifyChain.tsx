import { useQuery } from '@tanstack/react-query';
import { useAnnounce } from '../../announce.ts';
import { verifiedQuery } from '../../queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorBox } from '../../ui/Notices.tsx';
import { useWords } from '../../words/index.ts';

/** Walks the whole chain on demand and says what it found. */
export function VerifyChain() {
  const { words, say: label } = useWords();
  const say = words.audit;
  const { data, error, isFetching, refetch } = useQuery(verifiedQuery());
  const found = data && (data.ok ? say.intact(data.entries, data.seconds.toFixed(1)) : say.broken(data.faults.length));
  useAnnounce(isFetching ? say.verifying : (found ?? ''));
  return (
    <Card heading={say.verified}>
      <div className="inside form">
        {data && (
          <div className={data.ok ? 'good' : 'fault'}>
            <p>{found}</p>
            <p className="small">{say.vouched(data.vouched, data.behind)}</p>
            {data.faults.length > 0 && (
              <ul className="bullets">
                {data.faults.map((fault) => (
                  <li key={`${fault.kind} ${fault.seq}`}>{label(fault)}</li>
                ))}
              </ul>
            )}
          </div>
        )}
        {error && !isFetching && <ErrorBox error={error} again={() => void refetch()} />}
        <p>
          <Button {...(isFetching ? { 'aria-disabled': true } : {})} onPress={() => !isFetching && void refetch()}>
            {isFetching ? say.verifying : say.verify}
          </Button>
        </p>
      </div>
    </Card>
  );
}
