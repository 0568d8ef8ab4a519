import { useEffect, useState } from 'react';

type Drawing = { path: string; size: number };

/** CSS pixels of a module: a telephone reads it from a hand's breadth. */
const MODULE = 5;

/**
 * A text as a picture for a camera, `label` saying what it holds. What draws it comes when it is asked for (3 kB); where it cannot come there is no
 * picture, so the text itself always stands beside it. Dark on white in every theme: many cameras read nothing else.
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawing, setDrawing] = useState<Drawing>();
  useEffect(() => {
    let gone = false;
    import('./draw-qr.ts').then(
      ({ drawQr }) => {
        if (!gone) setDrawing(drawQr(text));
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [text]);
  if (drawing === undefined) return null;
  const { path, size } = drawing;
  return (
    <svg role="img" aria-label={label} className="qr" width={size * MODULE} height={size * MODULE} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
