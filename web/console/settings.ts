import { useSyncExternalStore } from 'react';

export const LANGUAGES = ['zh', 'en'] as const;
export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const;
export const SIZES = ['normal', 'large', 'larger'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;

/** How one person wants to read the console: kept in this browser, and with their account once they are signed in (OwnReading). */
export type Settings = { language: (typeof LANGUAGES)[number]; theme: (typeof THEMES)[number]; size: (typeof SIZES)[number]; density: (typeof DENSITIES)[number] };

const KEY = 'jinbao.reading';
const listeners = new Set<() => void>();
const darkWanted = matchMedia('(prefers-color-scheme: dark)');
const contrastWanted = matchMedia('(prefers-contrast: more)');

function oneOf<const Choice extends string>(choices: readonly Choice[], value: unknown, otherwise: Choice): Choice {
  return choices.find((choice) => choice === value) ?? otherwise;
}

function stored(): Settings {
  let kept: Partial<Record<keyof Settings, unknown>> = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    kept = {};
  }
  return { language: oneOf(LANGUAGES, kept.language, 'zh'), theme: oneOf(THEMES, kept.theme, 'auto'), size: oneOf(SIZES, kept.size, 'normal'), density: oneOf(DENSITIES, kept.density, 'comfortable') };
}

let settings = stored();

function paint(): void {
  const wanted = contrastWanted.matches ? 'contrast' : darkWanted.matches ? 'dark' : 'light';
  const { documentElement: root } = document;
  root.dataset['theme'] = settings.theme === 'auto' ? wanted : settings.theme;
  root.dataset['size'] = settings.size;
  root.dataset['density'] = settings.density;
  root.lang = settings.language === 'zh' ? 'zh-CN' : 'en';
}

paint();
darkWanted.addEventListener('change', paint);
contrastWanted.addEventListener('change', paint);

/** Changes some settings, keeps them in this browser, and repaints; answers all as they are now. */
export function choose(change: Partial<Settings>): Settings {
  settings = { ...settings, ...change };
  localStorage.setItem(KEY, JSON.stringify(settings));
  paint();
  for (const listener of listeners) listener();
  return settings;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSettings(): Settings {
  return useSyncExternalStore(subscribe, () => settings);
}
