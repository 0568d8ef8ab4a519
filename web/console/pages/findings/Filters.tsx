import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { FindingFilter } from '../../api.ts';
import { KINDS } from '../../kinds.ts';
import { overviewQuery } from '../../queries.ts';
import { Choice, FilterBar } from '../../ui/FilterBar.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { useWords } from '../../words/index.ts';

/** Narrows the list; every change is an address one can keep and send. */
export function Filters({ filter }: { filter: FindingFilter }) {
  const { words, say } = useWords();
  const navigate = useNavigate();
  const { data } = useQuery(overviewQuery());
  const { page: _, ...kept } = filter;
  const narrow = (change: { [Key in keyof FindingFilter]?: string | undefined }) => {
    const wanted = Object.entries({ ...kept, ...change }).filter(([, value]) => value !== undefined && value !== '');
    void navigate({ to: '/findings', search: Object.fromEntries(wanted) });
  };
  const rules = (data?.matrix ?? []).filter(({ kind }) => filter.kind === undefined || kind === filter.kind);
  return (
    <FilterBar label={words.findings.filters}>
      <Choice
        label={words.findings.kind}
        all={words.all}
        value={filter.kind}
        options={KINDS.map((kind) => ({ id: kind, name: words.kind[kind] }))}
        onChoose={(kind) => narrow({ kind, rule: undefined })}
      />
      <Choice
        label={words.findings.rule}
        all={words.all}
        value={filter.rule}
        options={rules.map(({ rule, label }) => ({ id: rule, name: say(label) }))}
        onChoose={(rule) => narrow({ rule })}
      />
      <Choice
        label={words.findings.county}
        all={words.all}
        value={filter.county}
        options={(data?.counties ?? []).map(({ code, name }) => ({ id: code, name }))}
        onChoose={(county) => narrow({ county, town: undefined })}
      />
      <SearchBox key={filter.q ?? ''} label={words.findings.q} showLabel value={filter.q ?? ''} onSearch={(q) => narrow({ q })} />
      {Object.keys(kept).length > 0 && (
        <Link to="/findings" className="button" data-quiet>
          {words.findings.clear}
        </Link>
      )}
    </FilterBar>
  );
}
