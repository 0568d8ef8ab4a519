/** The ways to look at a person; which one stands in the address. */
export const VIEWS = ['why', 'record', 'timeline', 'changes'] as const;
export type View = (typeof VIEWS)[number];

export function viewOf(text: string | undefined): View | undefined {
  return VIEWS.find((view) => view === text);
}
