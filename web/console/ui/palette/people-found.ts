import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Found } from '../../../../src/know/register/index.ts';
import { sendFor } from '../../send.ts';

/** People by what was typed. What is searched for names people: it goes in the body, and nothing of it is kept when the sheet is gone. */
export const peopleFoundQuery = (q: string) =>
  queryOptions({ queryKey: ['people-found', q], queryFn: () => sendFor<Found>('POST', '/search', { q }), gcTime: 0, placeholderData: keepPreviousData });
