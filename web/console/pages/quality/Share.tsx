import { percent } from '../../format.ts';
import { useWords } from '../../words/index.ts';

/** A share with its interval under it. */
export function Share({ of: { estimate, low, high } }: { of: { estimate: number; low: number; high: number } }) {
  const { words } = useWords();
  return (
    <>
      {percent(estimate, 1)}
      <span className="under">{words.quality.between(percent(low, 1), percent(high, 1))}</span>
    </>
  );
}
