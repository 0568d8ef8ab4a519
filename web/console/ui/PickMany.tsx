import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from './Button.tsx';

type PickManyProps = { label: string; options: readonly { id: string; name: string }[]; chosen: readonly string[]; onChoose: (ids: string[]) => void };

/** Any of a few, behind a button. */
export function PickMany({ label, options, chosen, onChoose }: PickManyProps) {
  return (
    <MenuTrigger>
      <Button data-quiet>{label}</Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          aria-label={label}
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={(keys) => onChoose(options.flatMap(({ id }) => (keys === 'all' || keys.has(id) ? [id] : [])))}
        >
          {options.map(({ id, name }) => (
            <MenuItem key={id} id={id} className="option">
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
