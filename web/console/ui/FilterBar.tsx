import { type ReactNode } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

/** The filters of a list, one landmark. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="filters" aria-label={label}>
      {children}
    </section>
  );
}

type ChoiceProps = { label: string; all: string; value: string | undefined; options: { id: string; name: string }[]; onChoose: (id: string | undefined) => void };

/** Choose one of a few, or all of them. */
export function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  return (
    <Select className="labelled" value={value ?? ''} onChange={(key) => onChoose(key === '' || key === null ? undefined : String(key))}>
      <Label className="label">{label}</Label>
      <Button className="choice">
        <SelectValue />
        <svg viewBox="0 0 10 6" aria-hidden="true">
          <path d="M0 0h10L5 6z" fill="currentColor" />
        </svg>
      </Button>
      <Popover className="popover">
        <ListBox items={[{ id: '', name: all }, ...options]}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className="option">
              {option.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
