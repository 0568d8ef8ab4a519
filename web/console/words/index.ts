import type { Label } from '../api.ts';
import { useSettings } from '../settings.ts';
import { en } from './en.ts';
import { zh, type Dictionary } from './zh.ts';

export type { Dictionary } from './zh.ts';

const DICTIONARIES: Record<'zh' | 'en', Dictionary> = { zh, en };

/** The words of the chosen language, and `say` for labels that come from the server. */
export function useWords(): { words: Dictionary; say: (label: Label) => string; language: 'zh' | 'en' } {
  const { language } = useSettings();
  return { words: DICTIONARIES[language], say: (label) => label[language], language };
}

/** A word looked up by a key the server sent; an unknown key is shown as it came rather than hidden. */
export function named(words: Record<string, string>, key: string | number): string {
  return words[key] ?? String(key);
}
