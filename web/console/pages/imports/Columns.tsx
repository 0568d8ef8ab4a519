import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Form } from '../../ui/Form.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { named, useWords } from '../../words/index.ts';
import type { ImportDetail } from './import-queries.ts';

/** Which column of the table is what: as recognised, with masked cells beside it, changed where it is not so. */
export function Columns({ one }: { one: ImportDetail }) {
  const { words, say } = useWords();
  const client = useQueryClient();
  const label = words.imports;
  const { found, problem } = one;
  if (found === null) return null;
  const mapping = one.mapping ?? found.mapping;
  const fieldOf = (header: string) => Object.entries(mapping).find(([, of]) => of === header)?.[0] ?? '';
  const nameOf = (field: string) => {
    const declared = one.fields.find((each) => each.field === field);
    return declared?.label ? say(declared.label) : named(words.fields, field);
  };
  const submit = (values: (name: string) => string) => {
    const chosen = Object.fromEntries(one.fields.map(({ field }) => [field, '']));
    found.headers.forEach((header, i) => {
      const field = values(`column-${i}`);
      if (field !== '') chosen[field] = header;
    });
    return send('POST', `/imports/${one.id}/mapping`, { mapping: chosen });
  };
  return (
    <Card heading={label.mapping}>
      <div className="inside wide-form">
        {problem !== null && <p className="fault" role="alert">{say(problem)}</p>}
        {found.looksLike !== null && <p className="fault" role="alert">{label.looksLike(say(found.looksLike.label))}</p>}
        <p>{label.mappingHint}</p>
        <Form label={label.mapping} go={label.confirm} send={submit} onDone={() => void client.invalidateQueries({ queryKey: ['imports'] })}>
          <Scroll label={label.mapping}>
            <table aria-label={label.mapping}>
              <thead>
                <tr>
                  <th scope="col">{label.header}</th>
                  <th scope="col">{label.field}</th>
                  <th scope="col">{label.samples}</th>
                </tr>
              </thead>
              <tbody>
                {found.headers.map((header, i) => (
                  // Headers may be alike; their order never changes.
                  // oxlint-disable-next-line react/no-array-index-key
                  <tr key={i}>
                    <th scope="row">{header}</th>
                    <td>
                      <span className="field">
                        <select name={`column-${i}`} aria-label={`${header} ${label.field}`} defaultValue={found.headers.indexOf(header) === i ? fieldOf(header) : ''}>
                          <option value="">{label.notUsed}</option>
                          {one.fields.map(({ field, required }) => (
                            <option key={field} value={field}>{required ? `${nameOf(field)}（${label.required}）` : nameOf(field)}</option>
                          ))}
                        </select>
                      </span>
                    </td>
                    <td className="small mute">{found.samples[i]?.join(words.separator)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </Form>
      </div>
    </Card>
  );
}
