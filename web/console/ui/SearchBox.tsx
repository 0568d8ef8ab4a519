import { useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';

type SearchBoxProps = { label: string; placeholder?: string; value?: string; showLabel?: boolean; onSearch: (text: string) => void };

/** A text to look for; Enter looks, Escape empties. */
export function SearchBox({ label, placeholder, value = '', showLabel = false, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(value);
  return (
    <SearchField className="labelled search" value={text} onChange={setText} onSubmit={(wanted) => onSearch(wanted.trim())} onClear={() => onSearch('')}>
      <Label className={showLabel ? 'label' : 'unseen'}>{label}</Label>
      <div className="field">
        <Input placeholder={placeholder ?? ''} />
      </div>
    </SearchField>
  );
}
