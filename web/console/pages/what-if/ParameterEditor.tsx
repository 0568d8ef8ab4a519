import { useQuery } from '@tanstack/react-query';
import { overviewQuery } from '../../queries.ts';
import { CheckedText } from '../../ui/CheckedText.tsx';
import { Pick } from '../../ui/Form.tsx';
import { named, useWords } from '../../words/index.ts';
import type { ParameterPiece } from './draft-form.ts';
import type { Catalogue } from './what-if-queries.ts';

type ParameterEditorProps = { piece: ParameterPiece; known: Catalogue['parameters'][number] | undefined; faults: (field: string) => string[]; onChange: (piece: ParameterPiece) => void };

/** One amount or limit: what it is now, what it becomes, where, and since when. */
export function ParameterEditor({ piece, known, faults, onChange }: ParameterEditorProps) {
  const { words: { whatIf: say }, say: label } = useWords();
  const { data } = useQuery(overviewQuery());
  const now = (known?.now ?? []).map(({ when, is }) => [when === null ? '' : label(when), label(is)].filter(Boolean).join(' ')).join('；');
  const hint = named(say.valueHint, piece.type);
  return (
    <>
      <p className="mute">{say.now(now === '' ? say.noAmount : now)}</p>
      <div className="filters">
        {piece.type === 'bool' ? (
          <Pick name="value" label={say.value} none={say.pick} options={[{ id: 'true', name: say.yes }, { id: 'false', name: say.no }]} value={piece.value} onChange={({ currentTarget }) => onChange({ ...piece, value: currentTarget.value })} />
        ) : (
          <CheckedText label={say.value} hint={hint} value={piece.value} faults={faults('value')} onChange={(value) => onChange({ ...piece, value })} />
        )}
        <Pick
          name="region"
          label={say.region}
          none={say.wholeRegion}
          options={(data?.counties ?? []).map(({ code, name }) => ({ id: code, name }))}
          value={piece.region}
          onChange={({ currentTarget }) => onChange({ ...piece, region: currentTarget.value })}
        />
        <CheckedText type="date" label={say.from} hint={say.fromHint} value={piece.from} faults={faults('from')} onChange={(from) => onChange({ ...piece, from })} />
      </div>
    </>
  );
}
