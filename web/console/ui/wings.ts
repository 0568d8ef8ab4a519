import type { LinkProps } from '@tanstack/react-router';
import type { Overview } from '../api.ts';
import type { Dictionary } from '../words/index.ts';

export type Wing = keyof Dictionary['nav']['gloss'];

export type Entry = {
  page: Exclude<keyof Dictionary['nav'], 'gloss' | 'label' | Wing>;
  to: NonNullable<LinkProps['to']>;
  needs: string;
  /** Numbers follow where one looks, and so does the way there. */
  follows?: boolean;
  tally?: (overview: Overview) => number | null;
};

/** The wings in the order of the work, then what keeps the house; each with the pages that exist and what one must be allowed to see them. */
export const WINGS: { wing: Wing; pages: Entry[] }[] = [
  {
    wing: 'know',
    pages: [
      { page: 'lists', to: '/lists', needs: 'lists:read', tally: ({ spine }) => spine.lists },
      { page: 'imports', to: '/imports', needs: 'imports:read' },
      { page: 'desk', to: '/desk', needs: 'desk:read', tally: ({ spine }) => spine.asked },
      { page: 'corrections', to: '/corrections', needs: 'changes:read' },
      { page: 'conflicts', to: '/conflicts', needs: 'conflicts:read' },
    ],
  },
  {
    wing: 'judge',
    pages: [
      { page: 'findings', to: '/findings', needs: 'findings:read', follows: true, tally: ({ spine }) => spine.findings },
      { page: 'rules', to: '/rules', needs: 'rules:read' },
      { page: 'whatIf', to: '/what-if', needs: 'what_if:read' },
      { page: 'quality', to: '/quality', needs: 'quality:read' },
    ],
  },
  { wing: 'act', pages: [] },
  { wing: 'tell', pages: [] },
  {
    wing: 'keep',
    pages: [
      { page: 'accounts', to: '/accounts', needs: 'accounts:read' },
      { page: 'delegations', to: '/delegations', needs: 'delegations:read' },
      { page: 'devices', to: '/devices', needs: 'devices:read' },
      { page: 'audit', to: '/audit', needs: 'audit:read' },
      { page: 'privacy', to: '/privacy', needs: 'privacy:read' },
      { page: 'requests', to: '/requests', needs: 'requests:read' },
      { page: 'looks', to: '/looks', needs: 'looks:decide' },
      { page: 'retention', to: '/retention', needs: 'retention:read' },
      { page: 'breaches', to: '/breaches', needs: 'breach:read' },
      { page: 'keys', to: '/keys', needs: 'keys:read' },
    ],
  },
];
