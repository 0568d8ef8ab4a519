import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Field, Form, Pick } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';
import { FileDrop } from './FileDrop.tsx';
import { guess } from './guess.ts';
import { bytes, choicesQuery } from './import-queries.ts';
import { sendFile } from './upload.ts';

/** Brings a table: the file, which list it is, and the day it speaks of. */
export function Bring() {
  const { words, say } = useWords();
  const navigate = useNavigate();
  const { data } = useQuery(choicesQuery());
  const [file, setFile] = useState<File>();
  const choices = data?.items ?? [];
  const guessed = file === undefined ? undefined : guess(file.name, choices);
  return (
    <Card heading={words.imports.bring}>
      <div className="inside">
        <FileDrop onFile={setFile} />
        {file !== undefined && guessed !== undefined && (
          <Form
            key={`${file.name} ${file.size} ${file.lastModified}`}
            label={words.imports.file(file.name, bytes(file.size))}
            asked
            go={words.imports.go}
            send={async (values) => sendFor<{ id: string }>('POST', '/imports', { list: values('list'), asOf: values('asOf'), fileName: file.name, fileSize: file.size })}
            onDone={({ id }) => {
              void sendFile(id, file);
              void navigate({ to: '/imports/$import', params: { import: id } });
            }}
          >
            <p><strong>{words.imports.file(file.name, bytes(file.size))}</strong></p>
            <Pick name="list" label={words.imports.list} none={words.imports.pick} required defaultValue={guessed.list} options={choices.map(({ list, label, agency }) => ({ id: list, name: `${say(label)}（${say(agency)}）` }))} />
            <Field name="asOf" type="date" required label={words.imports.asOf} hint={words.imports.asOfHint} defaultValue={guessed.asOf} />
          </Form>
        )}
      </div>
    </Card>
  );
}
