import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pagination } from '../../ui/Pagination.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';
import { money } from './told.ts';
import { turnedQuery, type Dimension, type Trial, type Turned, type TurnedFilter } from './what-if-queries.ts';

/** Who gains and who loses, as filtered by the number that was opened. */
export function TurnedPeople({ trial, filter, by }: { trial: Trial; filter: TurnedFilter; by: Dimension | undefined }) {
  const { words, say: label } = useWords();
  const say = words.whatIf;
  const params = { trial: String(trial.id) };
  const { page: _, ...whole } = filter;
  const search = { ...(by === undefined ? {} : { by }), ...whole };
  const person = ({ personId, name }: Turned) => (
    <Link to="/people/$personId" params={{ personId }}>
      {name}
    </Link>
  );
  const amount = ({ amountWas, amountBecomes }: Turned) => (amountWas === null && amountBecomes === null ? '' : `${amountWas === null ? '—' : money(amountWas)} → ${amountBecomes === null ? '—' : money(amountBecomes)}`);
  const columns: Column<Turned>[] = [
    { key: 'name', head: say.person, cell: person, under: ({ certificate }) => certificate ?? '' },
    { key: 'county', head: say.county, keep: true, cell: ({ county }) => county ?? '' },
    { key: 'question', head: say.question, cell: ({ question }) => label(trial.result.questions.find((one) => one.question === question)?.label ?? { zh: question, en: question }) },
    { key: 'outcome', head: say.outcome, keep: true, cell: ({ outcome }) => say.outcomes[outcome] },
    { key: 'amount', head: say.amount, number: true, cell: amount },
    { key: 'turned', head: say.turned, cell: ({ turned }) => turned },
  ];
  return (
    <div id="people">
      <Loaded query={useQuery(turnedQuery(params.trial, filter))}>
        {({ total, page, size, items }) => (
          <Card heading={say.peopleTotal(total)} aside={filter.outcome === undefined ? say.peopleOf : say.outcomes[filter.outcome]}>
            {items.length === 0 ? <p className="notice">{say.noPeople}</p> : <Table label={say.peopleOf} columns={columns} rows={items} rowKey={({ personId, question }) => `${personId} ${question}`} />}
            {total > 0 && <Pagination page={page} size={size} total={total} link={(n) => ({ to: '/what-if/$trial', params, search: n > 1 ? { ...search, page: n } : search, hash: 'people' })} />}
            {(filter.question !== undefined || filter.outcome !== undefined || filter.county !== undefined) && (
              <p className="under-table">
                <Link to="/what-if/$trial" params={params} hash="people">
                  {say.all}
                </Link>
              </p>
            )}
          </Card>
        )}
      </Loaded>
    </div>
  );
}
