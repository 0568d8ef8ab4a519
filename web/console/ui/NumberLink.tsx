import { Link, type LinkProps } from '@tanstack/react-router';
import { count } from '../format.ts';

/** A number with a dotted underline that opens the list it counts; `describe` says what it counts. Zero has no list to open. */
export function NumberLink({ value, describe, ...link }: LinkProps & { value: number; describe: string }) {
  if (value === 0) return <span className="mute">0</span>;
  return (
    <Link {...link} className="opens" aria-label={describe} title={describe}>
      {count(value)}
    </Link>
  );
}
