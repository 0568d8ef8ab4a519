import { expect, test, vi } from 'vitest';
import { forgetUnsaved, keepUnsaved, readUnsaved } from './unsaved.ts';

test('what was typed is there after a reload, and gone after signing out, with nothing else of the browser touched', () => {
  const kept: Record<string, string> = {};
  // As a browser does: the entries are its own keys, the methods are not.
  const storage = Object.create({
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => Object.assign(storage, { [key]: value }) && Object.assign(kept, { [key]: value }),
    removeItem: (key: string) => delete kept[key] && delete storage[key],
  });
  vi.stubGlobal('sessionStorage', storage);
  storage.setItem('other', 'stays');
  keepUnsaved('assess/payment', 'half a sentence');
  expect(readUnsaved('assess/payment')).toBe('half a sentence');
  keepUnsaved('lend', 'x');
  keepUnsaved('lend', '');
  expect(readUnsaved('lend')).toBeNull();
  forgetUnsaved();
  expect(kept).toEqual({ other: 'stays' });
  vi.unstubAllGlobals();
});
