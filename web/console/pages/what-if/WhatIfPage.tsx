import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { instant } from '../../format.ts';
import { useMay, useMe } from '../../me.ts';
import { send } from '../../send.ts';
import { Act } from '../../ui/Act.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';
import { money, together, told } from './told.ts';
import { trialsQuery, worksQuery, type TrialLine, type Work } from './what-if-queries.ts';

function Drop({ path, name }: { path: string; name: string }) {
  const { words: { whatIf: say } } = useWords();
  return (
    <Act describe={say.deleteOf(name)} act={() => send('DELETE', path)} done={say.deleted} renews="what-if">
      {say.delete}
    </Act>
  );
}

/** Drafts that are being written. */
function Works() {
  const { words: { whatIf: say } } = useWords();
  const open = ({ id, name }: Work) => (
    <Link to="/what-if/new" search={{ draft: String(id) }}>
      {name}
    </Link>
  );
  const drop = ({ id, name, own }: Work) => own && <Drop path={`/what-if/drafts/${id}`} name={name} />;
  const columns: Column<Work>[] = [
    { key: 'name', head: say.name, cell: open },
    { key: 'who', head: say.who, cell: ({ own }) => (own ? say.mine : say.ofOthers), under: ({ own, shared }) => (own && shared ? say.shared : '') },
    { key: 'when', head: say.when, keep: true, cell: ({ changedAt }) => instant(changedAt) },
    { key: 'drop', head: say.delete, cell: drop },
  ];
  return (
    <Card heading={say.drafts} aside={say.draftsHint}>
      <Loaded query={useQuery(worksQuery(true))}>
        {({ items }) => (items.length === 0 ? <p className="notice">{say.noDrafts}</p> : <Table label={say.drafts} columns={columns} rows={items} rowKey={({ id }) => String(id)} />)}
      </Loaded>
    </Card>
  );
}

function dueOf({ questions }: TrialLine): TrialLine['questions'] {
  const due = questions.filter(({ kind }) => kind === 'due');
  return due.length > 0 ? due : questions;
}

/** Trials that were kept, two of them to be chosen for comparing. */
function Trials({ items, mayTry }: { items: readonly TrialLine[]; mayTry: boolean }) {
  const { words: { whatIf: say } } = useWords();
  const navigate = useNavigate();
  const me = useMe()?.id;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [a, b] = chosen;
  const choose = ({ id, name }: TrialLine) => (
    <input
      type="checkbox"
      aria-label={say.choose(name)}
      checked={chosen.includes(String(id))}
      onChange={({ currentTarget }) => setChosen(currentTarget.checked ? [...chosen, String(id)].slice(-2) : chosen.filter((one) => one !== String(id)))}
    />
  );
  const open = ({ id, name }: TrialLine) => (
    <Link to="/what-if/$trial" params={{ trial: String(id) }}>
      {name}
    </Link>
  );
  const sum = (trial: TrialLine, which: readonly string[]) => told(dueOf(trial).reduce<number | null>((all, { total }) => {
    const own = together(total.outcomes, which);
    return all === null || own === null ? null : all + own;
  }, 0));
  const cost = (trial: TrialLine) => dueOf(trial).map(({ total }) => (total.cost === null ? '' : money(total.cost.difference, true))).filter(Boolean).join(' / ');
  const drop = ({ id, name, actor, adoptions }: TrialLine) => actor === me && adoptions.length === 0 && <Drop path={`/what-if/${id}`} name={name} />;
  const columns: Column<TrialLine>[] = [
    { key: 'name', head: say.name, cell: open },
    { key: 'choose', head: say.compare, cell: choose },
    { key: 'when', head: say.when, keep: true, cell: ({ keptAt }) => instant(keptAt) },
    { key: 'day', head: say.day, keep: true, cell: ({ asOf }) => asOf },
    { key: 'gains', head: say.gains, number: true, cell: (trial) => sum(trial, ['enters', 'rises']) },
    { key: 'loses', head: say.loses, number: true, cell: (trial) => sum(trial, ['leaves', 'falls']) },
    { key: 'costs', head: say.costs, number: true, cell: cost },
    ...(mayTry ? [{ key: 'drop', head: say.delete, cell: drop }] : []),
  ];
  return (
    <>
      <Table label={say.trials} columns={columns} rows={items} rowKey={({ id }) => String(id)} />
      <p className="under-table">
        <Button {...(a === undefined || b === undefined ? { 'aria-disabled': true } : {})} onPress={() => a !== undefined && b !== undefined && void navigate({ to: '/what-if/compare', search: { a, b } })}>
          {say.compare}
        </Button>
      </p>
    </>
  );
}

/** What would be if: drafts being written, and those that were tried. */
export function WhatIfPage() {
  const { words: { whatIf: say } } = useWords();
  const mayTry = useMay()('what_if:try');
  const query = useQuery(trialsQuery(mayTry));
  const begin = (
    <Link to="/what-if/new" className="button main">
      {say.new}
    </Link>
  );
  return (
    <Page title={say.title} lead={say.lead} {...(mayTry ? { acts: begin } : {})}>
      {mayTry && <Works />}
      <Card heading={say.trials} aside={say.compareHint}>
        <Loaded query={query}>{({ items }) => (items.length === 0 ? <Empty what={say.noTrials} hint={say.noTrialsHint} /> : <Trials items={items} mayTry={mayTry} />)}</Loaded>
      </Card>
    </Page>
  );
}
