import { useId } from 'react';

/** A day to choose, as the browser lets one choose days; '' is none. Leaving the field or Enter chooses. */
export function DateBox({ label, value, onChoose }: { label: string; value: string; onChoose: (day: string) => void }) {
  const id = useId();
  const chosen = (day: string) => day !== value && onChoose(day);
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      <span className="field">
        <input id={id} type="date" defaultValue={value} onBlur={({ currentTarget }) => chosen(currentTarget.value)} onKeyDown={({ key, currentTarget }) => key === 'Enter' && chosen(currentTarget.value)} />
      </span>
    </div>
  );
}
