import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../me.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useWords } from '../../words/index.ts';
import { AdoptForm } from './AdoptForm.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { TurnedPeople } from './TurnedPeople.tsx';
import { trialQuery, type Dimension, type TurnedFilter } from './what-if-queries.ts';

/** What came of a draft that was tried: benefit by benefit and rule by rule, who it is, and what can be done with it. */
export function TrialPage({ trial: id, by, filter }: { trial: string; by?: Dimension; filter: TurnedFilter }) {
  const { words: { whatIf: say } } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const mayTry = may('what_if:try');
  const query = useQuery(trialQuery(id, mayTry));
  const lead = query.data ? say.of(query.data.asOf, query.data.result.people) : undefined;
  const adopt = may('what_if:adopt') && query.data && (
    <Sheet button={say.adopt} title={say.adoptTitle}>
      {() => <AdoptForm trial={query.data.id} />}
    </Sheet>
  );
  return (
    <Page title={query.data?.name ?? say.title} lead={lead} {...(adopt ? { acts: adopt } : {})}>
      <Loaded query={query}>
        {(trial) => (
          <>
            {trial.result.questions.length === 0 && <p className="notice">{say.unchangedAll}</p>}
            {trial.result.questions.map((question) => (
              <QuestionCard
                key={question.question}
                trial={trial.id}
                question={question}
                by={by ?? 'county'}
                smallest={trial.result.smallestGroup}
                mayPeople={mayTry && may('person:read')}
                onDimension={(dimension) => void navigate({ to: '/what-if/$trial', params: { trial: id }, search: { ...filter, by: dimension }, replace: true, resetScroll: false })}
              />
            ))}
            {mayTry && may('person:read') && trial.result.questions.length > 0 && <TurnedPeople trial={trial} filter={filter} by={by} />}
            <p className="small mute">
              {say.untouched(trial.result.untouched.length)} {trial.result.notAsked.length > 0 && say.notAsked(trial.result.notAsked.length)}{' '}
              {trial.adoptions.map(({ pack, from }) => say.adoptedAs(pack, from)).join('；')}
            </p>
          </>
        )}
      </Loaded>
    </Page>
  );
}
