import { useMutation } from '@tanstack/react-query';
import { createContext, use, useEffect, useId, useRef, useState, type FormEvent, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { ProblemError } from '../call.ts';
import { keepUnsaved, readUnsaved } from '../unsaved.ts';
import { useWords } from '../words/index.ts';
import { Button } from './Button.tsx';

/** What the fields of a form hold, by their names; a field that is empty or not there is ''. */
export type Values = (name: string) => string;

/** Which field of its form the server refused, and why. */
const Refused = createContext<{ field: string; sentence: string } | null>(null);

/** "body.signInName" or "signInName" -> "signInName". */
function fieldOf({ where }: ProblemError): string {
  return where?.split('.').at(-1) ?? '';
}

type FormProps<Answer> = {
  label?: string;
  /** Of its button. */
  go: string;
  send: (values: Values) => Promise<Answer>;
  onDone?: (answer: Answer) => void;
  /** The page has just asked for this: its first field takes focus. */
  asked?: boolean;
  /** What is typed survives a reload under this key, `assess/payment`; passwords and files never do, nor fields that React holds the value of. */
  keeps?: string;
  children?: ReactNode;
  beside?: ReactNode;
};

function valuesOf(form: HTMLFormElement): Values {
  const data = new FormData(form);
  return (name) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
}

/** Fields whose text may be kept: no secret, no file. */
function keepable(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input[name], textarea[name], select[name]')];
  return fields.filter(({ type, autocomplete }) => !['password', 'file', 'hidden', 'checkbox', 'radio'].includes(type) && autocomplete !== 'one-time-code');
}

function textOf(form: HTMLFormElement): string {
  const typed = keepable(form).flatMap(({ name, value }) => (value === '' ? [] : [[name, value]]));
  return typed.length === 0 ? '' : JSON.stringify(Object.fromEntries(typed));
}

/** Puts what was kept back into the fields; says whether there was anything. */
function restore(form: HTMLFormElement, key: string): boolean {
  const kept = readUnsaved(key);
  if (kept === null) return false;
  const values = new Map<string, unknown>(Object.entries(JSON.parse(kept)));
  for (const field of keepable(form)) {
    const value = values.get(field.name);
    if (typeof value === 'string') field.value = value;
  }
  return true;
}

/** A form that says what the server refused beside the field it is about, or above its button, and moves focus there. Done, it is emptied. */
export function Form<Answer>({ label, go, send, onDone, asked = false, keeps, children, beside }: FormProps<Answer>) {
  const { words, say } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [refusal, setRefusal] = useState<{ error: Error; field: string | null }>();
  const { isPending, mutate } = useMutation({ mutationFn: send });
  const problem = refusal?.error instanceof ProblemError ? refusal.error : undefined;
  const sentence = problem ? say(problem.sentence) : (refusal?.error.message ?? '');

  useEffect(() => {
    if (asked) form.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, [asked]);
  useEffect(() => {
    if (refusal !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus();
  }, [refusal]);

  const [restored, setRestored] = useState(false);
  useEffect(() => {
    if (keeps !== undefined && form.current !== null) setRestored(restore(form.current, keeps));
  }, [keeps]);
  const keep = ({ currentTarget }: FormEvent<HTMLFormElement>) => keeps !== undefined && keepUnsaved(keeps, textOf(currentTarget));
  const discard = () => {
    form.current?.reset();
    if (keeps !== undefined) keepUnsaved(keeps, '');
    setRestored(false);
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = event.currentTarget;
    if (isPending) return;
    mutate(valuesOf(sent), {
      onError: (error) => {
        const named = error instanceof ProblemError ? fieldOf(error) : '';
        setRefusal({ error, field: named !== '' && sent.elements.namedItem(named) !== null ? named : null });
      },
      onSuccess: (answer) => {
        setRefusal(undefined);
        sent.reset();
        if (keeps !== undefined) keepUnsaved(keeps, '');
        setRestored(false);
        onDone?.(answer);
      },
    });
  };

  return (
    <form ref={form} className="form" aria-label={label} onSubmit={submit} onInput={keep}>
      {restored && (
        <p className="note beside-button">
          {words.restored}
          <Button data-quiet onPress={discard}>
            {words.discard}
          </Button>
        </p>
      )}
      <Refused value={refusal?.field == null ? null : { field: refusal.field, sentence }}>{children}</Refused>
      {refusal !== undefined && refusal.field === null && (
        <p className="fault" role="alert" tabIndex={-1}>
          {sentence}
          {problem !== undefined && problem.status >= 500 && problem.requestId !== null && ` ${words.requestId(problem.requestId)}`}
        </p>
      )}
      <p className="beside-button">
        <Button type="submit" main {...(isPending ? { 'aria-disabled': true } : {})}>
          {isPending ? words.sending : go}
        </Button>
        {beside}
      </p>
    </form>
  );
}

type Named = { name: string; label: string; hint?: string | undefined };

function useField({ name, hint }: Named) {
  const id = useId();
  const refused = use(Refused);
  const fault = refused?.field === name ? refused.sentence : undefined;
  const described = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].filter(Boolean).join(' ');
  return {
    id,
    control: { id, name, 'aria-invalid': fault === undefined ? undefined : true, 'aria-describedby': described === '' ? undefined : described },
    said: (
      <>
        {hint !== undefined && (
          <span id={`${id}-hint`} className="small mute">
            {hint}
          </span>
        )}
        {fault !== undefined && (
          <span id={`${id}-fault`} className="fault">
            {fault}
          </span>
        )}
      </>
    ),
  };
}

/** One line to type into, with its label, what helps, and what was wrong with it. */
export function Field({ name, label, hint, ...input }: Named & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id' | 'className'>) {
  const { id, control, said } = useField({ name, label, hint });
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      <span className="field">
        <input {...input} {...control} />
      </span>
      {said}
    </div>
  );
}

/** Some sentences, in a form. */
export function Area({ name, label, hint, ...area }: Named & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id' | 'className'>) {
  const { id, control, said } = useField({ name, label, hint });
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      <span className="field">
        <textarea rows={3} {...area} {...control} />
      </span>
      {said}
    </div>
  );
}

type PickProps = Named & { options: { id: string; name: string }[]; /** Offered first, meaning none. */ none?: string } & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name' | 'id' | 'className'>;

/** One of a few, in a form. */
export function Pick({ name, label, hint, options, none, ...select }: PickProps) {
  const { id, control, said } = useField({ name, label, hint });
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      <span className="field">
        <select {...select} {...control}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
        </select>
      </span>
      {said}
    </div>
  );
}
