import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Autocomplete, Header, Input, Label, Menu, MenuItem, MenuSection, SearchField, Text } from 'react-aria-components';
import { useMay } from '../../me.ts';
import { named, useWords } from '../../words/index.ts';
import { pagesFound } from './pages-found.ts';
import { peopleFoundQuery } from './people-found.ts';

/** Milliseconds of rest before what is typed is searched for. */
const REST = 200;

/** What is typed, once the hand rests. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** One field for people and pages: arrows walk what is found, Enter opens it. */
export function Finder({ close }: { close: () => void }) {
  const { words } = useWords();
  const say = words.palette;
  const may = useMay();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  // The sheet was asked for to type in.
  useEffect(() => field.current?.focus(), []);
  const [text, setText] = useState('');
  const wanted = useRested(text.trim());
  const asks = wanted !== '' && may('person:read');
  const people = useQuery({ ...peopleFoundQuery(wanted), enabled: asks });
  const items = asks ? (people.data?.items ?? []) : [];
  const pages = pagesFound(text, words.nav, may);
  const busy = asks && (people.isFetching || wanted !== text.trim());
  const go = (where: () => Promise<void>) => {
    close();
    void where();
  };
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField className="labelled search">
        <Label className="unseen">{say.field}</Label>
        <div className="field">
          <Input ref={field} placeholder={say.field} />
        </div>
        <Text slot="description" className="hint">
          {say.hint}
        </Text>
      </SearchField>
      <output className="unseen">
        {text.trim() === '' || busy ? '' : say.found(items.length, pages.length)}
      </output>
      <Menu className="found" aria-label={say.results} renderEmptyState={() => <p className="notice">{busy ? say.searching : people.isError ? say.failed : say.nobody}</p>}>
        {items.length > 0 && (
          <MenuSection id="people">
            <Header>{say.people}</Header>
            {items.map(({ id, name, certificate, category, grade, place, by }) => (
              <MenuItem key={id} id={id} className="option" textValue={`${name ?? ''} ${certificate ?? ''}`} onAction={() => go(() => navigate({ to: '/people/$personId', params: { personId: id } }))}>
                <Text slot="label">
                  {name} <span className="mute">{certificate}</span>
                </Text>
                <Text slot="description" className="mute">
                  {[category === null ? '' : named(words.category, category), grade === null ? '' : named(words.grade, grade), place ?? '', say.by[by]].filter(Boolean).join(' · ')}
                </Text>
              </MenuItem>
            ))}
          </MenuSection>
        )}
        {pages.length > 0 && (
          <MenuSection id="pages">
            <Header>{say.pages}</Header>
            {pages.map(({ name, wing, to }) => (
              <MenuItem key={to} id={to} className="option" textValue={name} onAction={() => go(() => navigate({ to }))}>
                <Text slot="label">{name}</Text>
                {wing !== '' && (
                  <Text slot="description" className="mute">
                    {wing}
                  </Text>
                )}
              </MenuItem>
            ))}
          </MenuSection>
        )}
      </Menu>
    </Autocomplete>
  );
}
