import { Link, useNavigate } from '@tanstack/react-router';
import type { AuditFilter } from '../../access.ts';
import { Field, Form, Pick } from '../../ui/Form.tsx';
import { Card } from '../../ui/Card.tsx';
import { useWords } from '../../words/index.ts';

const FIELDS = ['subject', 'actor', 'action', 'outcome', 'from', 'to'] as const;

/** Whose entries, of what, from when to when; every search is an address. */
export function AuditFilters({ filter }: { filter: AuditFilter }) {
  const { words } = useWords();
  const say = words.audit;
  const navigate = useNavigate();
  const clear = Object.keys(filter).length > 0 && (
    <Link to="/audit" className="button" data-quiet>
      {say.clear}
    </Link>
  );
  return (
    <Card heading={say.filters}>
      <div className="inside wide">
        <Form
          label={say.filters}
          go={say.apply}
          beside={clear}
          send={(values) => navigate({ to: '/audit', search: Object.fromEntries(FIELDS.map((name) => [name, values(name).trim()]).filter(([, value]) => value !== '')) })}
        >
          <div className="fields">
            <Field name="subject" label={say.subject} hint={say.subjectHint} defaultValue={filter.subject ?? ''} spellCheck={false} pattern="[0-9a-fA-F\-]{36}" />
            <Field name="actor" label={say.actor} defaultValue={filter.actor ?? ''} spellCheck={false} />
            <Pick name="action" label={say.action} none={words.all} options={Object.entries(say.actions).map(([id, name]) => ({ id, name }))} defaultValue={filter.action ?? ''} />
            <Pick name="outcome" label={say.outcome} none={words.all} options={Object.entries(say.outcomes).map(([id, name]) => ({ id, name }))} defaultValue={filter.outcome ?? ''} />
            <Field name="from" label={say.from} type="date" defaultValue={filter.from ?? ''} />
            <Field name="to" label={say.to} type="date" defaultValue={filter.to ?? ''} />
          </div>
        </Form>
      </div>
    </Card>
  );
}
