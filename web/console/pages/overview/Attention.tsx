import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { Label, ListSummary } from '../../api.ts';
import { count, percent } from '../../format.ts';
import { listsQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords, type Dictionary } from '../../words/index.ts';

type Matter = { key: string; sentence: string; under: string; tag: string; link: LinkProps };

function mattersOf(list: ListSummary, asOf: string, { overview: words }: Dictionary, say: (label: Label) => string): Matter[] {
  const link: LinkProps = { to: '/lists/$list', params: { list: list.id } };
  const under = `${say(list.label)} · ${list.asOf}`;
  const name = (code: string) => list.coverage.find(({ county }) => county === code)?.name ?? code;
  const matters: Matter[] = list.held.map(({ county, before, now }) => ({
    key: `${list.id} ${county}`,
    sentence: words.held(name(county), percent(before - now, before)),
    under,
    tag: words.tagHeld,
    link,
  }));
  if (list.expiresOn < asOf) matters.push({ key: `${list.id} expired`, sentence: words.expired, under, tag: words.tagExpired, link });
  return matters;
}

function waiting(lists: ListSummary[], { overview: words, separator }: Dictionary, say: (label: Label) => string): Matter[] {
  const asking = lists.filter(({ asked }) => asked > 0);
  if (asking.length === 0) return [];
  const total = asking.reduce((sum, { asked }) => sum + asked, 0);
  const under = asking.map(({ label, asked }) => `${say(label)} ${count(asked)}`).join(separator);
  return [{ key: 'asked', sentence: words.askedRows(total), under, tag: words.tagAsk, link: { to: '/desk' } }];
}

/** What the latest lists bring that somebody should look at: held counties, expired lists, rows to place. */
export function Attention({ asOf }: { asOf: string }) {
  const { words, say } = useWords();
  const query = useQuery(listsQuery());
  return (
    <Card heading={words.overview.attention} aside={words.overview.attentionHint}>
      <Loaded query={query}>
        {({ items }) => {
          const matters = [...items.flatMap((list) => mattersOf(list, asOf, words, say)), ...waiting(items, words, say)];
          if (matters.length === 0) return <p className="notice">{words.overview.calm}</p>;
          return (
            <ul className="attention">
              {matters.map(({ key, sentence, under, tag, link }) => (
                <li key={key}>
                  <Link {...link}>{sentence}</Link>
                  <Tag tone="ask">{tag}</Tag>
                  <span className="under">{under}</span>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Card>
  );
}
