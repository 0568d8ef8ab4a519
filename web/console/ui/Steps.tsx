import { useWords } from '../words/index.ts';

/** Where one is in a task of a few steps; `at` counts from 0. */
export function Steps({ label, steps, at }: { label: string; steps: readonly string[]; at: number }) {
  const { words } = useWords();
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, i) => (
        <li key={step} aria-current={i === at ? 'step' : undefined} data-done={i < at ? 'true' : undefined}>
          <span className="unseen">{words.step(i + 1, steps.length)}</span> {step}
          {i < at && <span className="unseen">{words.stepDone}</span>}
        </li>
      ))}
    </ol>
  );
}
