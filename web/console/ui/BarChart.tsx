import { useEffect, useRef } from 'react';
import { useSettings } from '../settings.ts';

export type Bars = {
  /** What the whole shows, in a sentence. */
  label: string;
  /** From top to bottom. */
  rows: readonly string[];
  series: readonly { name: string; token: string; values: readonly (number | null)[] }[];
};

const ROW = 34;
const AROUND = 70;

/** Draws once, anew when anything in it changes. */
function Drawn({ bars }: { bars: string }) {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = here;
    if (current === null) return undefined;
    let [gone, end] = [false, () => {}];
    void import('./draw-bars.ts').then(({ drawBars }) => {
      if (!gone) end = drawBars(current, JSON.parse(bars));
    });
    return () => {
      gone = true;
      end();
    };
  }, [bars]);
  return <div ref={here} />;
}

/** Bars beside each other; the table with the same numbers stands beside it, so what is drawn is one picture with one sentence. */
export function BarChart(bars: Bars) {
  const { theme, size } = useSettings();
  return (
    <figure className="chart" style={{ height: AROUND + ROW * bars.rows.length }}>
      <Drawn key={`${theme} ${size}`} bars={JSON.stringify(bars)} />
    </figure>
  );
}
