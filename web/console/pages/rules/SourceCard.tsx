import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../ui/Loaded.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { useWords } from '../../words/index.ts';
import { sourceQuery } from './rules-queries.ts';

/** The text of a rule and the query it becomes, for those who check; read when it is opened. */
export function SourceCard({ rule }: { rule: string }) {
  const { words: { rules: say } } = useWords();
  const [open, setOpen] = useState(false);
  const query = useQuery(sourceQuery(rule, open));
  return (
    <details className="card not-run" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say.text}</summary>
      {open && (
        <Loaded query={query}>
          {({ items }) =>
            items.map(({ file, yaml, sql }, i) => (
              <section key={`${file} ${i}`} aria-label={file} className="in-card">
                <h3>{file}</h3>
                <h4>{say.yaml}</h4>
                <Scroll label={`${say.yaml} ${file}`}>
                  <pre>{yaml}</pre>
                </Scroll>
                <h4>{say.sql}</h4>
                <Scroll label={`${say.sql} ${file}`}>
                  <pre>{sql}</pre>
                </Scroll>
              </section>
            ))
          }
        </Loaded>
      )}
    </details>
  );
}
