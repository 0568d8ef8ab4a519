import iconv from 'iconv-lite';
import { expect, test } from 'vitest';

import { standardTwin } from './private-use.ts';

// The two published tables of GB 18030 differ just here: what one decodes to private use, the other may decode to the standard character.
test('the twins agree with the GB 18030 tables of the encoding standard and of iconv-lite', () => {
  const decoder = new TextDecoder('gb18030');
  const bytes = Array.from({ length: 0xa1 - 0x50 }, (_, index) => 0x50 + index).filter((byte) => byte !== 0x7f);
  bytes.forEach((byte, index) => {
    const twin = standardTwin(String.fromCharCode(0xe815 + index));
    const tables = [decoder.decode(Uint8Array.of(0xfe, byte)), iconv.decode(Buffer.from([0xfe, byte]), 'gb18030')];
    const standard = tables.filter((char) => !/[\uE000-\uF8FF]/.test(char));
    for (const char of standard) expect(twin).toBe(char);
  });
  expect(standardTwin('\uE863')).toBe('䶮');
  expect(standardTwin('张')).toBe('张');
});
