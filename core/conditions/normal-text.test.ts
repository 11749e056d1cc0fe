import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalText, spanInOriginal } from './normal-text.ts';

/** Half surrogate pairs and unassigned ones too. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

test.each([
  ['临 时 驻 地', '临时驻地'],
  ['临\u200b时\u2060驻\ufeff地', '临时驻地'],
  ['ＳＦ－１２３', 'sf-123'],
  ['①号楼', '1号楼'],
  ['ｶﾞ', 'ガ'],
  ['e\u0301', 'é'],
  ['　\t\n', ''],
])('%j is compared as %j', (written, normal) => {
  expect(normalText(written)).toBe(normal);
});

test('normalising twice changes nothing, and PostgreSQL can store it', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (text) => {
      const once = normalText(text);
      expect(normalText(once)).toBe(once);
      expect(once.isWellFormed() && !once.includes('\u0000')).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('what is taken for normal at a glance is normal', () => {
  const plain = fc.string({ unit: fc.integer({ min: 0x21, max: 0x9fff }).map((code) => String.fromCharCode(code)) });
  fc.assert(
    fc.property(plain, (text) => {
      expect(normalText(text)).toBe(normalText(`${text} `));
    }),
  );
});

test('a found word is marked where it stands in the address as the buyer wrote it', () => {
  const address = '宁波市 Ａ座 临 时 驻地3号';
  const span = spanInOriginal(address, normalText('临时驻地'));
  expect(address.slice(span?.from, span?.to)).toBe('临 时 驻地');
  const latin = spanInOriginal(address, normalText('a座'));
  expect(address.slice(latin?.from, latin?.to)).toBe('Ａ座');
  expect(spanInOriginal(address, normalText('工地'))).toBeNull();
});
