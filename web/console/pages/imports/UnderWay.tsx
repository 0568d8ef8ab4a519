import { useState } from 'react';
import { useAnnounce } from '../../announce.ts';
import { Card } from '../../ui/Card.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { named, useWords } from '../../words/index.ts';
import { FileDrop } from './FileDrop.tsx';
import { bytes, type ImportDetail, type ImportProgress } from './import-queries.ts';
import { sendFile, useSending } from './upload.ts';
import { useProgress } from './use-progress.ts';

/** What goes on by itself: the file that arrives, or work by rows with the time left. One may leave and come back. */
export function UnderWay({ one, mayRun }: { one: ImportDetail; mayRun: boolean }) {
  const { words } = useWords();
  const progress = useProgress(one.id, one.state);
  return (
    <Card heading={words.imports.states[one.state]}>
      <div className="inside">
        {one.state === 'arriving' ? <Arriving one={one} progress={progress} mayRun={mayRun} /> : <Working state={one.state} progress={progress} />}
        <p className="small mute">{words.imports.leave}</p>
      </div>
    </Card>
  );
}

function Arriving({ one, progress, mayRun }: { one: ImportDetail; progress: ImportProgress | undefined; mayRun: boolean }) {
  const { words } = useWords();
  const sending = useSending(one.id);
  const [other, setOther] = useState(false);
  const arrived = sending?.arrived ?? progress?.arrived ?? 0;
  const share = Math.floor((arrived / one.fileSize) * 100);
  useAnnounce(sending?.lost === true ? words.imports.lost : words.imports.said(words.imports.states.arriving, share - (share % 25)));
  const again = (file: File) => {
    const same = file.size === one.fileSize && (file.name === one.fileName || one.fileName.endsWith(file.name.slice(-20)));
    setOther(!same);
    if (same) void sendFile(one.id, file);
  };
  return (
    <>
      <Bar label={words.imports.uploading} said={words.imports.bytes(bytes(arrived), bytes(one.fileSize))} value={arrived} max={one.fileSize} />
      {sending?.lost === true && !sending.failed && <p>{words.imports.lost}</p>}
      {mayRun && (sending === undefined || sending.failed) && (
        <>
          <p><strong>{words.imports.again}</strong> {words.imports.againHint(one.fileName, bytes(one.fileSize))}</p>
          {other && <p className="fault" role="alert">{words.imports.otherFile}</p>}
          <FileDrop onFile={again} />
        </>
      )}
    </>
  );
}

function Bar({ label, said, value, max }: { label: string; said: string; value: number; max: number }) {
  return (
    <div className="progress">
      <span className="progress-words"><span>{label}</span> <span className="mute">{said}</span></span>
      <progress aria-label={label} aria-valuetext={said} value={value} max={max} />
    </div>
  );
}

function Working({ state, progress }: { state: ImportDetail['state']; progress: ImportProgress | undefined }) {
  const { words } = useWords();
  const say = words.imports;
  const stage = progress?.stage == null ? say.states[state] : named(say.stages, progress.stage);
  const { rowsTotal = null, rowsDone = 0, secondsLeft = null } = progress ?? {};
  const share = rowsTotal === null || rowsTotal === 0 ? 0 : Math.floor((rowsDone / rowsTotal) * 100);
  // Said in quarters: a reader of screens is not told every row.
  useAnnounce(progress?.waiting === true ? say.waiting : say.said(stage, share - (share % 25)));
  if (progress?.waiting) return <p>{say.waiting}</p>;
  if (rowsTotal === null) return <p>{stage}</p>;
  return <Progress label={stage} done={rowsDone} all={rowsTotal} left={secondsLeft === null ? '' : say.left(Math.floor(secondsLeft / 60), Math.ceil(secondsLeft / 5) * 5)} />;
}
