import { useEffect } from 'react';
import { useMe } from '../me.ts';
import { choose } from '../settings.ts';

/** Whose choices this page has taken over since it was opened. */
let taken: string | undefined;

/** Brings along how the person who signed in reads; what they change afterwards is kept by the menu that changes it. */
export function OwnReading() {
  const me = useMe();
  useEffect(() => {
    if (!me || me.actingFor !== null || taken === me.id) return;
    taken = me.id;
    if (me.reading !== null) choose(me.reading);
  }, [me]);
  return null;
}
