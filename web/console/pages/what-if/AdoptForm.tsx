import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AdoptedAnswer } from '../../../../src/judge/coverage/index.ts';
import { sendFor } from '../../send.ts';
import { Button } from '../../ui/Button.tsx';
import { Done } from '../../ui/Done.tsx';
import { Field, Form } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';
import { download } from './download.ts';
import { catalogueQuery } from './what-if-queries.ts';

/** Turns a trial into a dated pack, to be downloaded; nothing that runs is changed. */
export function AdoptForm({ trial }: { trial: number }) {
  const { words: { whatIf: say }, say: label } = useWords();
  const parameters = useQuery(catalogueQuery()).data?.parameters;
  const client = useQueryClient();
  const [adopted, setAdopted] = useState<AdoptedAnswer>();
  if (adopted) {
    const pack = adopted.files[0]?.file.split('/')[0] ?? '';
    const nameOf = (id: string) => label(parameters?.find(({ name }) => name === id)?.label ?? { zh: id, en: id });
    const text = adopted.files.map(({ file, text: own }) => `# ${file}\n${own}`).join('---\n');
    return (
      <Done>
        <p>{say.adopted(adopted.files.length)}</p>
        {adopted.ends.map(({ parameter, endsOn, region }) => (
          <p key={`${parameter} ${region}`}>{say.ends(nameOf(parameter), endsOn)}</p>
        ))}
        <Button main onPress={() => download(`${pack}.yaml`, text, 'application/yaml')}>
          {say.download}
        </Button>
      </Done>
    );
  }
  return (
    <>
      <p>{say.adoptSays}</p>
      <Form
        label={say.adoptTitle}
        go={say.adoptGo}
        asked
        send={(value) => sendFor<AdoptedAnswer>('POST', `/what-if/${trial}/adopt`, {
          pack: value('pack'), from: value('from'), to: value('to') === '' ? null : value('to'),
          basis: { document: value('document'), article: value('article'), source: value('source'), mark: 'checked' },
        })}
        onDone={(answer) => {
          setAdopted(answer);
          void client.invalidateQueries({ queryKey: ['what-if', 'trial'] });
        }}
      >
        <Field name="pack" label={say.pack} hint={say.packHint} required pattern="[a-z][a-z0-9_]*" />
        <Field name="from" type="date" label={say.from} required />
        <Field name="to" type="date" label={say.to} hint={say.toHint} />
        <Field name="document" label={say.document} required />
        <Field name="article" label={say.article} required />
        <Field name="source" label={say.source} required />
      </Form>
    </>
  );
}
