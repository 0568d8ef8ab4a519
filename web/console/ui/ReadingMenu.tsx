import { useLocation } from '@tanstack/react-router';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { choose, DENSITIES, LANGUAGES, SIZES, THEMES, useSettings, type Settings } from '../settings.ts';
import { send } from '../send.ts';
import { useWords } from '../words/index.ts';
import { Button } from './Button.tsx';

function Section<Key extends keyof Settings>({ setting, choices }: { setting: Key; choices: readonly Settings[Key][] }) {
  const { words } = useWords();
  const settings = useSettings();
  const { pathname } = useLocation();
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[settings[setting]]}
      onSelectionChange={(keys) => {
        const picked = choices.find((choice) => keys !== 'all' && keys.has(choice));
        if (!picked) return;
        const chosen = choose({ [setting]: picked });
        // With the account of who is signed in; where that fails it still holds in this browser.
        if (pathname !== '/sign-in') void send('PUT', '/me/reading', chosen).catch(() => undefined);
      }}
    >
      <Header>{words.reading[setting]}</Header>
      {choices.map((choice) => (
        <MenuItem key={choice} id={choice} className="option">
          {words.reading[choice]}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

/** How this person wants to read: language, theme, size of type. */
export function ReadingMenu() {
  const { words } = useWords();
  return (
    <MenuTrigger>
      <Button>{words.reading.button}</Button>
      <Popover className="popover" placement="bottom end">
        <Menu>
          <Section setting="language" choices={LANGUAGES} />
          <Section setting="theme" choices={THEMES} />
          <Section setting="size" choices={SIZES} />
          <Section setting="density" choices={DENSITIES} />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
