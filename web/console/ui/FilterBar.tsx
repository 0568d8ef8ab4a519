import { type ReactNode } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import { count } from '../format.ts';

/** The filters of a list, one landmark. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="filters" aria-label={label}>
      {children}
    </section>
  );
}

type ChoiceProps = {
  label: string;
  all: string;
  value: string | undefined;
  /** `count`: how many one finds on choosing it. */
  options: { id: string; name: string; count?: number }[];
  onChoose: (id: string | undefined) => void;
  /** Somebody is about to choose: the options can be read now. */
  onLook?: () => void;
};

/** Choose one of a few, or all of them. */
export function Choice({ label, all, value, options, onChoose, onLook }: ChoiceProps) {
  return (
    <Select
      className="labelled"
      value={value ?? ''}
      onChange={(key) => onChoose(key === '' || key === null ? undefined : String(key))}
      onFocusChange={(focused) => focused && onLook?.()}
      onOpenChange={(open) => open && onLook?.()}
    >
      <Label className="label">{label}</Label>
      <Button className="choice">
        <SelectValue>{({ defaultChildren, selectedText }) => selectedText || defaultChildren}</SelectValue>
        <svg viewBox="0 0 10 6" aria-hidden="true">
          <path d="M0 0h10L5 6z" fill="currentColor" />
        </svg>
      </Button>
      <Popover className="popover">
        <ListBox<ChoiceProps['options'][number]> items={[{ id: '', name: all }, ...options]}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className="option">
              <Text slot="label">{option.name}</Text>
              {option.count !== undefined && <span className="count">{count(option.count)}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
