import { useNavigate } from '@tanstack/react-router';
import { Choice } from '../../ui/FilterBar.tsx';
import { PickMany } from '../../ui/PickMany.tsx';
import { useWords } from '../../words/index.ts';
import { chooseColumns, useChosenColumns } from './chosen-columns.ts';
import { COLUMNS } from './columns.tsx';
import { ORDERS, type Looking } from './looking.ts';

/** In which order the list stands, and which of its columns are shown. */
export function ListMenus({ looking: { order, ...kept } }: { looking: Looking }) {
  const { words } = useWords();
  const say = words.listing;
  const navigate = useNavigate();
  const shown = useChosenColumns();
  return (
    <>
      <Choice
        label={say.order}
        all={say.orders.rule}
        value={order}
        options={ORDERS.slice(1).map((id) => ({ id, name: say.orders[id] }))}
        onChoose={(chosen) => {
          const wanted = ORDERS.find((id) => id === chosen);
          void navigate({ to: '/findings', search: { ...kept, ...(wanted && { order: wanted }) }, resetScroll: false });
        }}
      />
      <PickMany
        label={say.columns}
        options={COLUMNS.filter((name) => name !== 'name').map((id) => ({ id, name: words.findings[id] }))}
        chosen={shown}
        onChoose={(ids) => chooseColumns(COLUMNS.filter((name) => name === 'name' || ids.includes(name)))}
      />
    </>
  );
}
