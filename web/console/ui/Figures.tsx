import { count } from '../format.ts';
import { useWords } from '../words/index.ts';
import { Explained, type Explanation } from './Explained.tsx';

export type Figure = {
  key: string;
  what: string;
  value: number | string;
  note?: string;
  /** Its receipt; without one the number stands as it is. */
  receipt?: Omit<Explanation, 'title'>;
  /** Red: people who may have been missed, and nothing else. */
  miss?: boolean;
};

/** A few numbers side by side, each with its receipt; with `flow` they follow from each other: the spine. */
export function Figures({ label, figures, flow = false }: { label: string; figures: readonly Figure[]; flow?: boolean }) {
  const { words } = useWords();
  return (
    <section aria-label={label}>
      <ul className="card spine" data-flow={flow ? 'true' : undefined}>
        {figures.map(({ key, what, value, note, receipt, miss = false }) => {
          const shown = typeof value === 'number' ? count(value) : value;
          return (
            <li key={key}>
              <span className="what">{what}</span>
              <span className={miss && value !== 0 ? 'figure miss' : 'figure'}>
                {receipt ? (
                  <Explained describe={words.figureOf(what, shown)} title={what} {...receipt}>
                    {shown}
                  </Explained>
                ) : (
                  shown
                )}
              </span>
              {note !== undefined && <span className="note">{note}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
