import { useQuery } from '@tanstack/react-query';
import type { Device } from '../../access.ts';
import { instant } from '../../format.ts';
import { useMay } from '../../me.ts';
import { devicesQuery } from '../../queries.ts';
import { send } from '../../send.ts';
import { Act } from '../../ui/Act.tsx';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';
import { EnrolDevice } from './EnrolDevice.tsx';

function useColumns(): Column<Device>[] {
  const { words } = useWords();
  const may = useMay();
  const say = words.devices;
  const columns: Column<Device>[] = [
    { key: 'name', head: say.name, cell: ({ name }) => name },
    { key: 'worker', head: say.worker, keep: true, cell: ({ workerName }) => workerName, under: ({ division }) => division },
    { key: 'since', head: say.since, keep: true, cell: ({ madeAt }) => instant(madeAt) },
    { key: 'lastSeen', head: say.lastSeen, keep: true, cell: ({ lastSeen }) => instant(lastSeen) },
    { key: 'expires', head: say.expires, keep: true, cell: ({ expiresAt }) => instant(expiresAt) },
  ];
  if (!may('devices:enrol')) return columns;
  const end = ({ id, name, workerName }: Device) => (
    <Act describe={say.endOf(name, workerName)} act={() => send('DELETE', `/devices/${id}`)} done={say.ended} renews="devices">
      {say.end}
    </Act>
  );
  return [...columns, { key: 'end', head: say.end, keep: true, cell: end }];
}

/** The phones of village workers. */
export function DevicesPage() {
  const { words } = useWords();
  const may = useMay();
  const columns = useColumns();
  const query = useQuery(devicesQuery());
  return (
    <Page title={words.devices.title} lead={words.devices.lead}>
      <Card heading={words.devices.list}>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty what={words.devices.empty} hint={words.devices.emptyHint} />
            ) : (
              <Table label={words.devices.list} columns={columns} rows={items} rowKey={({ id }) => id} />
            )
          }
        </Loaded>
      </Card>
      {may('devices:enrol') && <EnrolDevice />}
    </Page>
  );
}
