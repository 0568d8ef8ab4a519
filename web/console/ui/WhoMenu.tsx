import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { forget } from '../forget.ts';
import { useMe } from '../me.ts';
import { send } from '../send.ts';
import { usePlace } from '../place.ts';
import { useWords } from '../words/index.ts';
import { Button } from './Button.tsx';

/** Who is signed in, with the way to one's own account and out. */
export function WhoMenu() {
  const { words, say } = useWords();
  const me = useMe();
  const place = usePlace();
  const client = useQueryClient();
  const navigate = useNavigate();
  if (!me) return null;
  const signOut = async () => {
    await send('DELETE', '/session');
    await navigate({ to: '/sign-in' });
    forget(client);
  };
  return (
    <MenuTrigger>
      <Button>
        <span>
          {me.name} <span className={me.actingFor === null ? 'mute role' : 'mute'}>{[say(me.roleLabel), me.actingFor === null ? '' : words.session.actingFor(me.actingFor.name)].filter(Boolean).join(' · ')}</span>
        </span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu>
          <MenuSection>
            <Header>{[me.departmentLabel === null ? '' : say(me.departmentLabel), place(me.division)].filter(Boolean).join(' · ')}</Header>
            <MenuItem className="option" onAction={() => void navigate({ to: '/me' })}>
              {words.session.who}
            </MenuItem>
            <MenuItem className="option" onAction={() => void signOut()}>
              {words.session.signOut}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
