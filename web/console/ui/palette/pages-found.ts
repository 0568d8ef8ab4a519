import type { LinkProps } from '@tanstack/react-router';
import type { Dictionary } from '../../words/index.ts';
import { WINGS } from '../wings.ts';

export type FoundPage = { name: string; wing: string; to: NonNullable<LinkProps['to']> };

/** The pages one may see whose name or wing holds what was typed; all of them where nothing was. */
export function pagesFound(typed: string, nav: Dictionary['nav'], may: (permission: string) => boolean): FoundPage[] {
  const wanted = typed.trim().toLowerCase();
  const all: FoundPage[] = [
    { name: nav.overview, wing: '', to: '/' },
    ...WINGS.flatMap(({ wing, pages }) => pages.filter(({ needs }) => may(needs)).map(({ page, to }) => ({ name: nav[page], wing: `${nav[wing]} ${nav.gloss[wing]}`, to }))),
  ];
  return all.filter(({ name, wing }) => `${name} ${wing}`.toLowerCase().includes(wanted));
}
