import { useId, useState, type ClipboardEvent, type DragEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { FileTrigger } from 'react-aria-components';
import { useWords } from '../../words/index.ts';

/** Takes a file by dropping, by choosing, or as a table pasted from a spreadsheet. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const { words } = useWords();
  const id = useId();
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState('');
  const say = words.imports;

  const take = (file: File | null | undefined) => {
    setFault(file?.size === 0 ? say.emptyFile : '');
    if (file && file.size > 0) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    event.preventDefault();
    const [file] = event.clipboardData.files;
    const text = event.clipboardData.getData('text/plain');
    if (file && !text.includes('\t')) take(file);
    else if (/\t.*\n/.test(text)) take(new File([text.replaceAll(/\r\n?/g, '\n')], say.pasted, { type: 'text/plain' }));
    else setFault(say.notTable);
  };

  return (
    // Dropping is the shorter way for who has a mouse; the button does the same.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="drop" data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <p>
        <strong>{say.drop}</strong>
        <span className="small mute">{say.dropHint}</span>
      </p>
      <FileTrigger acceptedFileTypes={['.xlsx', '.xls', '.csv', '.txt', '.parquet', '.et']} onSelect={(files) => take(files?.[0])}>
        <Button>{say.choose}</Button>
      </FileTrigger>
      <div className="labelled">
        <label htmlFor={id}>{say.paste}</label>
        <span className="field">
          <textarea id={id} rows={2} value="" onChange={() => undefined} onPaste={paste} aria-describedby={`${id}-hint`} />
        </span>
        <span id={`${id}-hint`} className="small mute">{say.pasteHint}</span>
      </div>
      {fault !== '' && <p className="fault" role="alert">{fault}</p>}
    </div>
  );
}
