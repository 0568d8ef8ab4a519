import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { timelineQuery, type Timeline } from '../../register-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/FilterBar.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';

const TONES: Record<Timeline['items'][number]['what'], Tone> = { register: 'act', list: 'calm', finding: 'ask', reveal: 'plain' };
const WHATS = ['register', 'list', 'finding', 'reveal'] as const;

/** What happened to a person, the latest first; one kind of it alone where that is chosen. */
export function TimelineView({ personId }: { personId: string }) {
  const { words, say: label } = useWords();
  const say = words.timeline;
  const query = useQuery(timelineQuery(personId));
  const [only, setOnly] = useState<string>();
  return (
    <Card heading={say.title} aside={say.hint}>
      <div className="inside">
        <div className="form">
          <Choice label={say.only} all={words.all} value={only} options={WHATS.map((id) => ({ id, name: say.whats[id] }))} onChoose={setOnly} />
        </div>
        <Loaded query={query}>
          {({ items }) => {
            const shown = items.filter(({ what }) => only === undefined || what === only);
            return (
              <ol className="timeline" aria-label={say.title}>
                {shown.length === 0 && <li className="mute">{say.empty}</li>}
                {shown.map(({ day, what, said, actor, reason }, i) => (
                  <li key={`${day} ${said.zh} ${i}`}>
                    <time dateTime={day}>{day}</time>
                    <Tag tone={TONES[what]}>{say.whats[what]}</Tag>
                    <span>
                      {label(said)}
                      {reason !== null && <span className="under">{reason}</span>}
                      {actor !== null && <span className="under">{say.by(actor)}</span>}
                    </span>
                  </li>
                ))}
              </ol>
            );
          }}
        </Loaded>
      </div>
    </Card>
  );
}
