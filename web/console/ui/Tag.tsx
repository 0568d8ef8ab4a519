import type { Kind, Verdict } from '../api.ts';
import { useWords } from '../words/index.ts';

export type Tone = 'miss' | 'ask' | 'has' | 'act' | 'calm' | 'plain';

/** A state in one word. */
export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className="tag" data-tone={tone}>
      {children}
    </span>
  );
}

const TONES: Record<Kind, Record<Verdict, Tone>> = {
  missed: { yes: 'miss', no: 'has', cannot_tell: 'ask', not_concerned: 'calm' },
  wrong: { yes: 'plain', no: 'has', cannot_tell: 'ask', not_concerned: 'calm' },
  underpaid: { yes: 'act', no: 'has', cannot_tell: 'ask', not_concerned: 'calm' },
  overpaid: { yes: 'plain', no: 'has', cannot_tell: 'ask', not_concerned: 'calm' },
  lapsing: { yes: 'act', no: 'has', cannot_tell: 'ask', not_concerned: 'calm' },
  gaining: { yes: 'act', no: 'has', cannot_tell: 'ask', not_concerned: 'calm' },
};

/** The verdict of one rule on one person; red is kept for suspected missed. */
export function VerdictTag({ kind, verdict }: { kind: Kind; verdict: Verdict }) {
  const { words } = useWords();
  return <Tag tone={TONES[kind][verdict]}>{words.verdict[kind][verdict]}</Tag>;
}
