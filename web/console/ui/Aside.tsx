import type { ReactNode } from 'react';

/** The main thing of a page with what goes beside it; on a small screen one below the other. */
export function Aside({ children, beside }: { children: ReactNode; beside: ReactNode }) {
  return (
    <div className="workbench">
      <div className="stack">{children}</div>
      <div className="stack">{beside}</div>
    </div>
  );
}
