import { useWords } from '../../words/index.ts';
import type { Basis } from './rules-queries.ts';

/** Documents and articles something rests on, with what they say. */
export function BasisList({ basis }: { basis: readonly Basis[] }) {
  const { words: { rules: say } } = useWords();
  return (
    <ul className="plain">
      {basis.map(({ document, article, quote, source, mark }) => (
        <li key={`${document} ${article}`}>
          <strong>{document}</strong> {article}
          {mark === 'unverified' && <span className="small mute"> （{say.unverified}）</span>}
          {quote !== undefined && <blockquote>{quote}</blockquote>}
          <span className="small mute under">
            {say.source}：{source}
          </span>
        </li>
      ))}
    </ul>
  );
}
