import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

type TabsProps = { label: string; at: string; tabs: readonly { id: string; name: string }[]; onChoose: (id: string) => void; children: ReactNode };

/** Views of one thing, one at a time; which one stands in the address, so the page keeps it. */
export function Tabs({ label, at, tabs, onChoose, children }: TabsProps) {
  return (
    <AriaTabs className="tabs" selectedKey={at} onSelectionChange={(key) => onChoose(String(key))}>
      <TabList className="tab-list" aria-label={label}>
        {tabs.map(({ id, name }) => (
          <Tab key={id} id={id} className="tab">
            {name}
          </Tab>
        ))}
      </TabList>
      <TabPanel id={at} className="tab-panel">
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
