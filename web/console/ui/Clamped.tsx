/** A long sentence cut to two lines for the eye; a pointer resting on it and a screen reader get all of it. */
export function Clamped({ children }: { children: string }) {
  return (
    <span className="clamped" title={children}>
      {children}
    </span>
  );
}
