import { useQuery } from '@tanstack/react-query';
import { linkQualityQuery, listsQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { useWords } from '../../words/index.ts';
import { Share } from './Share.tsx';

/** Precision and recall of each list's links, from the rows people judged. */
export function LinksCard() {
  const { words: { quality: say }, say: label } = useWords();
  const { data: known } = useQuery(listsQuery());
  const nameOf = (id: string) => {
    const found = known?.items.find(({ list }) => list === id);
    return found ? label(found.label) : id;
  };
  return (
    <Card heading={say.links} aside={say.linksHint}>
      <Loaded query={useQuery(linkQualityQuery())}>
        {({ lists }) =>
          lists.length === 0 ? (
            <Empty what={say.noSample} hint={say.noSampleHint} />
          ) : (
            <Scroll label={say.links}>
              <table aria-label={say.links}>
                <thead>
                  <tr>
                    <th scope="col">{say.list}</th>
                    <th scope="col" className="number">{say.judged}</th>
                    <th scope="col">{say.precision}</th>
                    <th scope="col">{say.recall}</th>
                  </tr>
                </thead>
                <tbody>
                  {lists.map(({ list, quality }) => (
                    <tr key={list}>
                      <th scope="row">{nameOf(list)}</th>
                      <td className="number">{say.judgedOf(quality.judged, quality.drawn)}</td>
                      <td>{quality.judged > 0 && <Share of={quality.precision} />}</td>
                      <td>{quality.judged > 0 && <Share of={quality.recall} />}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
    </Card>
  );
}
