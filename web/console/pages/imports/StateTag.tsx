import { Tag, type Tone } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';
import type { ImportState } from './import-queries.ts';

const TONES: Partial<Record<ImportState, Tone>> = { mapping: 'ask', deciding: 'ask', failed: 'ask', refused: 'ask', done: 'has', cancelled: 'calm', undone: 'calm' };

/** How far an import is, in a word; what waits for a person stands out. */
export function StateTag({ state }: { state: ImportState }) {
  const { words } = useWords();
  return <Tag tone={TONES[state] ?? 'act'}>{words.imports.states[state]}</Tag>;
}
