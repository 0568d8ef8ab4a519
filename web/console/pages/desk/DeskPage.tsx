import { useAnnounce } from '../../announce.ts';
import { percent } from '../../format.ts';
import { useMay } from '../../me.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty, Fault } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { useWords } from '../../words/index.ts';
import { CurrentRow } from './CurrentRow.tsx';
import { keyOf, type DeskFilter, type DeskRow } from './desk-queries.ts';
import { DeskFilters } from './DeskFilters.tsx';
import { nameOf } from './name-of.ts';
import { agreement } from './Pair.tsx';
import { Steps } from './Steps.tsx';
import { useDesk, type Did } from './use-desk.ts';
import { useKeysOn } from './use-keys.ts';

/** What was just done and what comes next, in one breath, for those who do not see it. */
function useTelling(did: Did | undefined, current: DeskRow | undefined): string {
  const { words, say: label } = useWords();
  const say = words.desk;
  if (!did) return '';
  const rowOf = (row: Did['row']) => say.row(label(row.listLabel), row.row ?? 0);
  const done = did.what === 'taken_back' ? say.takenBack(rowOf(did.row)) : say.kept(say[did.what], rowOf(did.row));
  if (!current) return `${done}${say.empty}`;
  const [best] = current.candidates;
  const how = best?.fields.filter(({ level }) => level !== 'none').map((field) => `${words.fields[field.field]} ${agreement(field, words)}`).join(words.separator);
  return `${done}${say.next(rowOf(current), best ? say.best(nameOf(best), percent(best.probability, 1), how ?? '') : say.nobody)}`;
}

/** Rows nobody could place, one after the other: the same person, none, or cannot tell, and the next one is there. */
export function DeskPage({ filter }: { filter: DeskFilter }) {
  const { words } = useWords();
  const say = words.desk;
  const mayDecide = useMay()('desk:decide');
  const desk = useDesk(filter);
  const [keysOn, turnKeys] = useKeysOn();
  const aside = filter.state === 'set_aside';
  useAnnounce(useTelling(desk.did, desk.current));
  const heading = desk.rows.data ? (aside ? say.setAsideRows : say.rows)(desk.total) : say.title;
  return (
    <Page title={say.title} heading={heading} lead={say.lead}>
      <DeskFilters filter={filter} desk={desk.rows.data} />
      <Loaded query={desk.rows}>
        {({ pace }) => (
          <>
            {desk.error && <Fault error={desk.error} />}
            {desk.current ? (
              <CurrentRow key={keyOf(desk.current)} row={desk.current} keysOn={keysOn} onDecide={(answer, personId) => desk.current && desk.decide(desk.current, answer, personId)} onBack={() => desk.takeBack()} />
            ) : (
              <Empty what={aside ? say.emptySetAside : say.empty} hint={aside ? '' : say.emptyHint} />
            )}
            {mayDecide && (
              <p className="small desk-foot">
                <label>
                  <input type="checkbox" checked={keysOn} onChange={({ currentTarget }) => turnKeys(currentTarget.checked)} /> {say.keys}
                </label>
                <span className="mute">{say.keysHint((desk.current?.candidates.length ?? 0) > 1)}</span>
                <span>{say.pace(pace.today, pace.perMinute)}</span>
              </p>
            )}
          </>
        )}
      </Loaded>
      {mayDecide && <Loaded query={desk.steps}>{({ items }) => <Steps steps={items} onBack={desk.takeBack} />}</Loaded>}
    </Page>
  );
}
