import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SavedQueries } from '../../../../../src/judge/coverage/index.ts';
import { count } from '../../../format.ts';
import { useMe } from '../../../me.ts';
import { overviewQuery } from '../../../queries.ts';
import { read } from '../../../read.ts';
import { send } from '../../../send.ts';
import { Act } from '../../../ui/Act.tsx';
import { Field, Form, Pick } from '../../../ui/Form.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { named, useWords } from '../../../words/index.ts';
import { readLooking, type Filter } from '../looking.ts';

type Saved = SavedQueries['items'][number];

const savedQuery = () => queryOptions({ queryKey: ['findings', 'saved'], queryFn: ({ signal }) => read<SavedQueries>('/findings/queries', signal) });

/** "county 341522" or "department rights" of a field, as the server is told it. */
function unitOf(text: string): Saved['unit'] | { department: string } {
  const [what = '', code = ''] = text.split(' ');
  return what === 'county' ? { county: code } : what === 'department' ? { department: code } : null;
}

function textOf(unit: Saved['unit']): string {
  return unit === null ? '' : 'county' in unit ? `county ${unit.county}` : `department ${unit.department}`;
}

/** Units one may share with: one's counties and one's department; the server has the last word. */
function useUnits(): { id: string; name: string }[] {
  const { words } = useWords();
  const me = useMe();
  const { data } = useQuery(overviewQuery());
  const departments = me?.department == null ? [] : [{ id: `department ${me.department}`, name: named(words.departments, me.department) }];
  return [...departments, ...(data?.counties ?? []).map(({ code, name }) => ({ id: `county ${code}`, name: words.saving.countyOf(name) }))];
}

function Fields({ saved }: { saved?: Saved }) {
  const { words } = useWords();
  const say = words.saving;
  return (
    <>
      <Field name="name" label={say.name} required maxLength={60} defaultValue={saved?.name ?? ''} />
      <Pick name="unit" label={say.share} none={say.mine} options={useUnits()} defaultValue={textOf(saved?.unit ?? null)} />
    </>
  );
}

function Kept({ saved, close }: { saved: Saved; close: () => void }) {
  const { words } = useWords();
  const say = words.saving;
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: ['findings', 'saved'] });
  const units = useUnits();
  const shared = units.find(({ id }) => id === textOf(saved.unit))?.name;
  return (
    <li>
      <Link to="/findings" search={readLooking(saved.filter)} onClick={close}>
        {saved.name}
      </Link>{' '}
      <span className="number">{say.total(count(saved.total))}</span>
      {saved.unit !== null && <span className="under">{saved.own ? say.sharedWith(shared ?? '') : say.sharedBy}</span>}
      {saved.own && (
        <details className="folded">
          <summary>{say.change}</summary>
          <Form label={say.changeOf(saved.name)} go={say.keep} send={(values) => send('PUT', `/findings/queries/${saved.id}`, { name: values('name'), unit: unitOf(values('unit')) })} onDone={() => void renew()}>
            <Fields saved={saved} />
          </Form>
          <Act describe={say.deleteOf(saved.name)} act={() => send('DELETE', `/findings/queries/${saved.id}`)} done={say.deleted} renews="findings">
            {say.delete}
          </Act>
        </details>
      )}
    </li>
  );
}

/** Read when the sheet is opened: each list is counted for it. */
function All({ close }: { close: () => void }) {
  const { words } = useWords();
  const query = useQuery(savedQuery());
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length > 0 ? (
          <ul className="bullets">
            {items.map((saved) => (
              <Kept key={`${saved.id} ${saved.name} ${textOf(saved.unit)}`} saved={saved} close={close} />
            ))}
          </ul>
        ) : (
          <p className="mute">{words.saving.none}</p>
        )
      }
    </Loaded>
  );
}

/** Lists one comes back to: kept under a name, for oneself or one's unit, each with how many there are now. */
export function SavedLists({ filter }: { filter: Filter }) {
  const { words } = useWords();
  const say = words.saving;
  const client = useQueryClient();
  return (
    <Sheet button={say.open} title={say.open}>
      {(close) => (
        <>
          <All close={close} />
          {Object.keys(filter).length > 0 && (
            <section aria-label={say.keepThis}>
              <h3>{say.keepThis}</h3>
              <Form
                go={say.keep}
                send={(values) => send('POST', '/findings/queries', { name: values('name'), filter, unit: unitOf(values('unit')) })}
                onDone={() => void client.invalidateQueries({ queryKey: ['findings', 'saved'] })}
              >
                <Fields />
              </Form>
            </section>
          )}
        </>
      )}
    </Sheet>
  );
}
