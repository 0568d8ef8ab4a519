import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account, Department, Role } from '../../access.ts';
import { send } from '../../send.ts';
import { Act } from '../../ui/Act.tsx';
import { Card } from '../../ui/Card.tsx';
import { Done } from '../../ui/Done.tsx';
import { Field, Form, Pick } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

/** Which roles are held in a department, or for an institution or employer. */
const IN_DEPARTMENT: readonly string[] = ['department_officer'] satisfies Role[];
const FOR_INSTITUTION: readonly string[] = ['institution', 'employer'] satisfies Role[];

function options<Key extends string>(names: Record<Key, string>): { id: string; name: string }[] {
  return Object.entries<string>(names).map(([id, name]) => ({ id, name }));
}

/** The security administrator's side: role, place, department. */
export function AccountRights({ account }: { account: Account }) {
  const { words } = useWords();
  const say = words.accounts;
  const client = useQueryClient();
  const [role, setRole] = useState<string>(account.role ?? 'county_officer');
  const [given, setGiven] = useState(false);
  const path = `/accounts/${account.id}/rights`;
  const department: Record<Department, string> = words.departments;
  return (
    <Card heading={say.give}>
      <div className="inside form">
        {given && <Done>{say.given}</Done>}
        <Form
          label={say.give}
          go={say.giveGo}
          send={(values) =>
            send('PUT', path, { role: values('role'), division: values('division'), department: values('department') || null, institution: values('institution') || null })
          }
          onDone={() => {
            setGiven(true);
            void client.invalidateQueries({ queryKey: ['accounts'] });
          }}
        >
          <p className="mute">{say.giveHow}</p>
          <Pick name="role" label={say.role} options={options(words.roles)} value={role} onChange={(event) => setRole(event.target.value)} />
          <Field key={account.division} name="division" label={say.division} hint={say.divisionHint} defaultValue={account.division ?? ''} inputMode="numeric" pattern="\d{6}|\d{9}|\d{12}" required />
          {IN_DEPARTMENT.includes(role) && <Pick name="department" label={say.department} options={options(department)} defaultValue={account.department ?? 'rehabilitation'} />}
          {FOR_INSTITUTION.includes(role) && <Field name="institution" label={say.institution} defaultValue={account.institution ?? ''} required />}
        </Form>
        {account.role !== null && (
          <Act act={() => send('DELETE', path)} done={say.taken} renews="accounts">
            {say.take}
          </Act>
        )}
      </div>
    </Card>
  );
}
