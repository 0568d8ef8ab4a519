import { useQuery } from '@tanstack/react-query';
import { Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { Overview } from '../api.ts';
import { longDate } from '../format.ts';
import { useMay, useMe } from '../me.ts';
import { usePlace } from '../place.ts';
import { overviewQuery } from '../queries.ts';
import { useScope } from '../scope.ts';
import { useWords } from '../words/index.ts';
import { Button } from './Button.tsx';
import { Explained } from './Explained.tsx';

/** What is looked at where there is more than one county to look at. */
const EVERYWHERE = 'everywhere';

function Counties({ counties }: { counties: Overview['counties'] }) {
  const { words } = useWords();
  const { county, follows, choose } = useScope();
  const whole = words.wholeCity(counties.length);
  const name = (follows && counties.find(({ code }) => code === county)?.name) || whole;
  return (
    <MenuTrigger>
      <Button aria-label={words.whereOf(name)}>
        <span className="mute">{words.where}</span> <strong>{name}</strong>
        <svg className="chevron" viewBox="0 0 10 6" aria-hidden="true">
          <path d="M0 0h10L5 6z" fill="currentColor" />
        </svg>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[(follows && county) || EVERYWHERE]}
          aria-label={words.where}
          onAction={(key) => choose(key === EVERYWHERE ? undefined : String(key))}
        >
          <MenuSection>
            {[{ code: EVERYWHERE, name: whole }, ...counties].map((place) => (
              <MenuItem key={place.code} id={place.code} className="option">
                {place.name}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Where and as of when one is looking, at the top of every page. Changing where changes every number and list that follows it. */
export function WhereAndWhen() {
  const { words, language } = useWords();
  const may = useMay();
  const me = useMe();
  const place = usePlace();
  const { data } = useQuery({ ...overviewQuery(), enabled: may('overview:read') });
  if (!data || !me) return null;
  return (
    <div className="scope">
      {data.counties.length > 1 ? (
        <Counties counties={data.counties} />
      ) : (
        <p className="where">
          <span className="mute">{words.where}</span> <strong>{place(me.division)}</strong>
        </p>
      )}
      {data.asOf !== null && (
        <p className="when">
          <span className="mute">{words.asOfLabel}</span>{' '}
          <Explained title={words.asOfTitle} says={words.asOfSays} asOf={data.asOf} describe={words.asOf(data.asOf)} {...(may('lists:read') ? { open: { to: '/lists', words: words.lists.title } } : {})}>
            {longDate(data.asOf, language)}
          </Explained>
        </p>
      )}
    </div>
  );
}
