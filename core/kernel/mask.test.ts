import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskEmail, maskName, maskPhone } from './mask.ts';

test.each([
  ['13812345678', '138****5678'],
  ['138 1234 5678', '138****5678'],
  ['+86 138-1234-5678', '138****5678'],
  ['008613812345678', '138****5678'],
  ['0574-87654321', '057****4321'],
  ['87654321', '****4321'],
  ['8765432', '****'],
  ['138****5678', '138****5678'], // as platforms mask it: masked once more it would tell nothing
  ['*******1234', '*******1234'],
  ['1381234****', '****'],
  ['110', '****'],
  ['', '****'],
])('of the phone %s one sees %s', (phone, mask) => expect(maskPhone(phone)).toBe(mask));

test('a masked phone hides at least four digits and tells at most seven', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-+ ()') }), (phone) => {
      const shown = maskPhone(phone).replaceAll(/\D/g, '').length;
      const held = phone.replaceAll(/\D/g, '').length;
      expect(shown).toBeLessThanOrEqual(Math.max(0, Math.min(7, held - 4)));
    }),
  );
});

test.each([
  ['王小明', '王**'],
  ['王明', '王**'],
  ['欧阳晓燕', '欧**'],
  ['𠮷野家', '𠮷**'],
  ['Lucy', 'L**'],
  ['王', '**'],
  [' ', '**'],
])('of the name %s one sees %s', (name, mask) => expect(maskName(name)).toBe(mask));

test.each([
  ['lin.wang@example.cn', 'l****@example.cn'],
  ['a@example.cn', '****@example.cn'],
  ['@example.cn', '****'],
  ['nobody', '****'],
  ['"a@b"@example.cn', '"****@example.cn'],
  ['', '****'],
])('of the address %s one sees %s', (email, mask) => expect(maskEmail(email)).toBe(mask));

test('a masked name does not tell how long the name is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 2 }), (name) => {
      expect([...maskName(name)].length).toBeLessThanOrEqual(3);
    }),
  );
});
