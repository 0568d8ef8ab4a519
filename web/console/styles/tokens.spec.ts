import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const THEMES = ['light', 'dark', 'contrast'] as const;
type Theme = (typeof THEMES)[number];

/** What may lie under text. */
const GROUNDS = ['paper', 'side', 'card', 'slip', 'calm-ground', 'act-ground'] as const;

/** Text with the grounds it stands on; WCAG 1.4.3 asks for 4.5:1. */
const TEXT: Record<string, readonly string[]> = {
  ink: [...GROUNDS, 'ask-ground', 'has-ground', 'miss-ground', 'heat-1', 'heat-2', 'heat-3'],
  mute: GROUNDS,
  act: GROUNDS,
  miss: ['paper', 'card', 'slip', 'miss-ground'],
  ask: ['paper', 'card', 'slip', 'ask-ground'],
  has: ['paper', 'card', 'slip', 'has-ground'],
  'on-act': ['act'],
};

/** Edges of controls, the focus ring, and marks that tell something; WCAG 1.4.11 asks for 3:1. */
const EDGES: Record<string, readonly string[]> = {
  edge: ['paper', 'side', 'card', 'slip'],
  focus: GROUNDS,
  act: ['paper', 'side', 'card'],
  ask: ['card', 'ask-ground'],
  has: ['card', 'has-ground'],
};

/** The colours of each theme, "#rrggbb" by name without dashes before; a theme has its own and what light says besides. */
function coloursOf(css: string): Record<Theme, Map<string, string>> {
  const block = (head: string) => new Map([...(css.split(head)[1]?.split('}')[0] ?? '').matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]));
  const light = block(':root {');
  return { light, dark: new Map([...light, ...block("[data-theme='dark'] {")]), contrast: new Map([...light, ...block("[data-theme='contrast'] {")]) };
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const HERE = import.meta.dirname;
const colours = coloursOf(readFileSync(join(HERE, 'tokens.css'), 'utf8'));

/** The least contrast of a token over its grounds in a theme. */
function least(theme: Theme, token: string, grounds: readonly string[]): number {
  const of = (name: string) => {
    const colour = colours[theme].get(name);
    if (colour === undefined) throw new Error(`${theme} has no colour ${name}`);
    return colour;
  };
  return Math.min(...grounds.map((ground) => contrast(of(token), of(ground))));
}

test.each(THEMES)('%s: every text is at least 4.5:1 on every ground it stands on, every edge 3:1', (theme) => {
  const faint = (pairs: Record<string, readonly string[]>, wanted: number) =>
    Object.entries(pairs).flatMap(([token, grounds]) => grounds.filter((ground) => least(theme, token, [ground]) < wanted).map((ground) => `${token} on ${ground}: ${least(theme, token, [ground]).toFixed(2)}`));
  expect(faint(TEXT, 4.5)).toEqual([]);
  expect(faint(EDGES, 3)).toEqual([]);
});

test('high contrast is at least 7:1 wherever there is text', () => {
  for (const [token, grounds] of Object.entries(TEXT)) expect(least('contrast', token, grounds), token).toBeGreaterThanOrEqual(7);
});

test('the design language tells the contrast that is measured', () => {
  const line = (use: string) => ([token, grounds]: [string, readonly string[]]) => `| ${use} \`${token}\` on ${grounds.join(', ')} | ${THEMES.map((theme) => least(theme, token, grounds).toFixed(1)).join(' | ')} |`;
  const table = [...Object.entries(TEXT).map(line('text')), ...Object.entries(EDGES).map(line('edge'))].join('\n');
  expect(readFileSync(join(HERE, '../../../docs/design-language.md'), 'utf8')).toContain(table);
});
