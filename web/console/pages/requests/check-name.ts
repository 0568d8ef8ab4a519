import { useQuery } from '@tanstack/react-query';
import { rulesQuery } from '../../keep-queries.ts';
import { useWords } from '../../words/index.ts';

/** How identity was checked, in the words of the packs; its key before they are read. */
export function useCheckName(): (check: string) => string {
  const { say } = useWords();
  const { data } = useQuery(rulesQuery());
  return (check) => {
    const label = data?.requests.flatMap(({ identityChecks }) => identityChecks).find((one) => one.check === check)?.label;
    return label === undefined ? check : say(label);
  };
}
