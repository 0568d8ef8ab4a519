import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useAnnounce } from '../../announce.ts';
import { count } from '../../format.ts';
import { overviewQuery } from '../../queries.ts';
import { sendFor } from '../../send.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckedText } from '../../ui/CheckedText.tsx';
import { Fault } from '../../ui/Notices.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { useWords } from '../../words/index.ts';
import type { DraftForm } from './draft-form.ts';
import { Pieces } from './Pieces.tsx';
import { useDraft } from './use-draft.ts';
import { useTrying } from './use-trying.ts';

/** The form of a draft: its pieces, what is wrong with them, and trying it on everyone. `id`: of the own draft it is kept as. */
export function DraftEditor({ id, kept, initial }: { id: number | null; kept: string; initial: DraftForm }) {
  const { words, language } = useWords();
  const say = words.whatIf;
  const navigate = useNavigate();
  const client = useQueryClient();
  const { draft, files, problems, checked, error, change, forget, restored, discard } = useDraft(kept, initial);
  const people = useQuery(overviewQuery()).data?.spine.judged;
  const trying = useTrying((trial) => void navigate({ to: '/what-if/$trial', params: { trial: String(trial.id) } }));
  const saving = useMutation({
    mutationFn: () => sendFor<{ id: number }>(id === null ? 'POST' : 'PUT', id === null ? '/what-if/drafts' : `/what-if/drafts/${id}`, { name: name(), shared: draft.shared, form: JSON.stringify(draft) }),
    onSuccess: async (saved) => {
      // All of them: the page it opens on reads the list of drafts, which nothing shows just now.
      await client.invalidateQueries({ queryKey: ['what-if', 'drafts'], refetchType: 'all' });
      forget();
      await navigate({ to: '/what-if/new', search: { draft: String(saved.id) }, replace: true });
    },
  });
  const edit = (edited: Partial<DraftForm>) => {
    if (saving.isSuccess) saving.reset();
    change(edited);
  };
  const name = () => (draft.name.trim() === '' ? say.editor : draft.name.trim());
  const elsewhere = problems.filter(({ piece, field }) => piece === -1 || field === '');
  const state = files.length === 0 ? '' : !checked ? say.checking : problems.length === 0 ? say.sound : say.problems(problems.length);
  const under = trying.isPending ? say.trying(people === undefined ? say.everyone : count(people), trying.seconds) : saving.isSuccess ? say.saved : state;
  useAnnounce(trying.isPending ? say.trying(people === undefined ? say.everyone : count(people), 0) : saving.isSuccess ? say.saved : checked ? state : '');
  const ready = files.length > 0 && checked && problems.length === 0 && !trying.isPending;
  return (
    <>
      {restored && (
        <p className="note beside-button">
          {words.restored}
          <Button data-quiet onPress={discard}>
            {words.discard}
          </Button>
        </p>
      )}
      <CheckedText label={say.name} hint={say.nameHint} value={draft.name} faults={[]} onChange={(text) => edit({ name: text })} />
      <Pieces draft={draft} problems={problems} onChange={(pieces) => edit({ pieces })} />
      {elsewhere.map((one) => (
        <p key={`${one.file} ${one.line} ${one.code}`} className="fault">
          {say.otherPlace(one.file, one.line)}
          {one[language]}
          {one.near === null ? '' : ` ${say.near(one.near)}`}
        </p>
      ))}
      {[error, trying.error, saving.error].map((one) => one && <Fault key={one.message} error={one} />)}
      <p className="beside-button">
        <Button main {...(ready ? {} : { 'aria-disabled': true })} onPress={() => ready && trying.mutate({ name: name(), files })}>
          {say.try}
        </Button>
        <Button onPress={() => saving.mutate()}>{say.save}</Button>
        <label>
          <input type="checkbox" checked={draft.shared} onChange={({ currentTarget }) => edit({ shared: currentTarget.checked })} /> {say.share}
        </label>
        <span className="mute">{under}</span>
      </p>
      {trying.isPending && <progress className="wide" aria-label={say.try} />}
      {files.length > 0 && (
        <details className="card not-run">
          <summary>{say.text}</summary>
          <Scroll label={say.text}>
            <pre>{files.map(({ text }) => text).join('---\n')}</pre>
          </Scroll>
        </details>
      )}
    </>
  );
}
