import { useState } from 'react';
import type { ManyPreview } from '../../../../../src/judge/coverage/index.ts';
import { Form, Pick } from '../../../ui/Form.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { useWords } from '../../../words/index.ts';
import type { Filter } from '../looking.ts';
import { ACTS, previewOf, type ManyAct, type Meant } from './many-queries.ts';
import { PreviewedOrder } from './PreviewedOrder.tsx';
import { RecentActs } from './RecentActs.tsx';

type ManySheetProps = { filter: Filter; total: number; chosen: ReadonlySet<string>; onDone: () => void };

/** Decides the whole list, or the chosen rows, in one act: what and of whom, a preview, then the reason; what was done lately can be taken back here. */
export function ManySheet({ filter, total, chosen, onDone }: ManySheetProps) {
  const { words } = useWords();
  const say = words.deciding;
  const [previewed, setPreviewed] = useState<{ meant: Meant; act: ManyAct['act']; preview: ManyPreview }>();
  const scopes = [...(chosen.size > 0 ? [{ id: 'chosen', name: say.chosen(chosen.size) }] : []), { id: 'all', name: say.all(total) }];
  return (
    <Sheet button={chosen.size > 0 ? say.manyChosen(chosen.size) : say.many} title={say.manyTitle}>
      {() => (
        <>
          {previewed ? (
            <PreviewedOrder
              {...previewed}
              onBack={() => setPreviewed(undefined)}
              onDone={() => {
                setPreviewed(undefined);
                onDone();
              }}
            />
          ) : (
            <Form
              asked
              go={say.preview}
              send={async (values) => {
                const meant = values('scope') === 'chosen' ? { ids: [...chosen].map(Number) } : { filter };
                const act = ACTS.find((one) => one === values('act')) ?? 'note';
                return { meant, act, preview: await previewOf(meant, act) };
              }}
              onDone={setPreviewed}
            >
              <Pick name="scope" label={say.scope} options={scopes} />
              <Pick name="act" label={say.what} options={ACTS.map((id) => ({ id, name: say.acts[id] }))} />
            </Form>
          )}
          <RecentActs />
        </>
      )}
    </Sheet>
  );
}
