import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ListSummary } from '../../api.ts';
import { percent } from '../../format.ts';
import { listsQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords, type Dictionary } from '../../words/index.ts';

type Matter = { key: string; sentence: string; tag: string; link: LinkProps };

function mattersOf(list: ListSummary, asOf: string, { overview: say }: Dictionary): Matter[] {
  const detail: LinkProps = { to: '/lists/$list', params: { list: list.id } };
  const name = (code: string) => list.coverage.find(({ county }) => county === code)?.name ?? code;
  const matters: Matter[] = list.held.map(({ county, before, now }) => ({
    key: `${list.id} ${county}`,
    sentence: say.held(name(county), percent(before - now, before)),
    tag: say.tagHeld,
    link: detail,
  }));
  if (list.expiresOn < asOf) matters.push({ key: `${list.id} expired`, sentence: say.expired, tag: say.tagExpired, link: detail });
  if (list.asked > 0) matters.push({ key: `${list.id} asked`, sentence: say.askedRows(list.asked), tag: say.tagAsk, link: { to: '/desk' } });
  return matters;
}

/** What the latest lists bring that somebody should look at: held counties, expired lists, rows to place. */
export function Attention({ asOf }: { asOf: string }) {
  const { words, say } = useWords();
  const query = useQuery(listsQuery());
  return (
    <Card heading={words.overview.attention} aside={words.overview.attentionHint}>
      <Loaded query={query}>
        {({ items }) => {
          const matters = items.flatMap((list) => mattersOf(list, asOf, words).map((matter) => ({ ...matter, list })));
          if (matters.length === 0) return <p className="notice">{words.overview.calm}</p>;
          return (
            <ul className="attention">
              {matters.map(({ key, sentence, tag, link, list }) => (
                <li key={key}>
                  <Link {...link}>{sentence}</Link>
                  <Tag tone="ask">{tag}</Tag>
                  <span className="under">{`${say(list.label)} · ${list.asOf}`}</span>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Card>
  );
}
