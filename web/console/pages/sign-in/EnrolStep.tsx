import { useQuery } from '@tanstack/react-query';
import type { Next, Step } from '../../access.ts';
import { offeredSecretQuery } from '../../queries.ts';
import { EnrolmentSteps } from '../../ui/Enrolment.tsx';
import { Loaded } from '../../ui/Loaded.tsx';

/** The second factor one's role needs, set up before anything else is opened. */
export function EnrolStep({ onDone }: { onDone: (next: Step) => void }) {
  const query = useQuery(offeredSecretQuery());
  return <Loaded query={query}>{(secret) => <EnrolmentSteps secret={secret} onDone={({ next }: Next) => onDone(next)} />}</Loaded>;
}
