import { useQuery } from '@tanstack/react-query';
import type { Purpose } from '../../access.ts';
import { useMay } from '../../me.ts';
import { processingQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Clamped } from '../../ui/Clamped.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { named, useWords } from '../../words/index.ts';
import { Assess } from './Assess.tsx';

function Standing({ purpose: { status, assessmentNeeded, assessed, closedWithout } }: { purpose: Purpose }) {
  const { words } = useWords();
  const say = words.privacy;
  if (status === 'draft') return <Tag tone="calm">{say.draft}</Tag>;
  if (!assessmentNeeded) return <Tag tone="calm">{say.notNeeded}</Tag>;
  if (assessed) return <Tag tone="has">{say.assessed}</Tag>;
  return <Tag tone="ask">{closedWithout ? say.closed : say.missing}</Tag>;
}

function useColumns(): Column<Purpose>[] {
  const { words, say: label } = useWords();
  const say = words.privacy;
  const list = (items: string[]) => items.join(words.listed);
  return [
    { key: 'purpose', head: say.purpose, cell: (purpose) => label(purpose.label), under: (purpose) => label(purpose.told) },
    {
      key: 'fields',
      head: say.fields,
      cell: ({ fields }) => (fields.length === 0 ? <span className="mute">{say.noFields}</span> : list(fields.map((field) => label(field.label)))),
      under: ({ fields, underFourteen }) => fields.length > 0 && underFourteen.secondReason && say.minors,
    },
    { key: 'roles', head: say.roles, cell: ({ roles }) => list(roles.map((role) => named(words.roles, role))) },
    { key: 'retention', head: say.retention, cell: ({ retention }) => label(retention) },
    { key: 'basis', head: say.basis, cell: ({ basis: [first] }) => first && <Clamped>{`${first.document} ${first.article}`}</Clamped> },
    { key: 'state', head: say.state, keep: true, cell: (purpose) => <Standing purpose={purpose} /> },
  ];
}

/** What data of people is processed for, and what still waits for an assessment of its impact. */
export function PrivacyPage() {
  const { words } = useWords();
  const may = useMay();
  const columns = useColumns();
  const query = useQuery(processingQuery());
  return (
    <Page title={words.privacy.title} lead={words.privacy.lead}>
      <Loaded query={query}>
        {({ purposes }) => (
          <>
            <Card heading={words.privacy.list}>
              <Table label={words.privacy.list} columns={columns} rows={purposes} rowKey={({ purpose }) => purpose} />
            </Card>
            {may('privacy:manage') && <Assess purposes={purposes.filter(({ assessmentNeeded, assessed, status }) => status === 'active' && assessmentNeeded && !assessed)} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
