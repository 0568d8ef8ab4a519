import { useId } from 'react';

type CheckedTextProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with it, a sentence each, said at the field. */
  faults: readonly string[];
  hint?: string | undefined;
  /** Lines to write in; one is a plain field. */
  lines?: number;
  type?: 'text' | 'date';
  /** Set like what machines read. */
  code?: boolean;
};

/** A text that is checked while it is written: what is wrong stands under it and is told with it. */
export function CheckedText({ label, value, onChange, faults, hint, lines = 1, type = 'text', code = false }: CheckedTextProps) {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, faults.length === 0 ? '' : `${id}-fault`].filter(Boolean).join(' ');
  const control = {
    id, value, className: code ? 'code' : undefined, spellCheck: !code, 'aria-invalid': faults.length > 0 ? true : undefined, 'aria-describedby': described === '' ? undefined : described,
  };
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      <span className="field">
        {lines === 1 ? (
          <input {...control} type={type} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
        ) : (
          <textarea {...control} rows={lines} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
        )}
      </span>
      {hint !== undefined && (
        <span id={`${id}-hint`} className="small mute">
          {hint}
        </span>
      )}
      {faults.length > 0 && (
        <span id={`${id}-fault`} className="fault">
          {faults.join(' ')}
        </span>
      )}
    </div>
  );
}
