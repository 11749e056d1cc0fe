import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openVault } from './open-vault.ts';

const secret = 'a secret for tests only, never for a merchant';
const vault = openVault(secret);
const purpose = fc.constantFrom('people.phone', 'people.email', 'orders.address');
// what the database can hold is what anybody can type: whole characters
const plain = fc.string({ unit: 'grapheme', maxLength: 300 });

test('what was sealed opens to the same text, however often, and never seals to the same bytes', () => {
  fc.assert(
    fc.property(purpose, plain, (use, text) => {
      const [one, other] = [vault.seal(use, text), vault.seal(use, text)];
      expect(vault.open(use, one)).toBe(text);
      expect(openVault(secret).open(use, other)).toBe(text);
      expect(one.equals(other)).toBe(false);
    }),
  );
});

test('a sealed value with any bit changed does not open', () => {
  fc.assert(
    fc.property(purpose, plain, fc.nat(), fc.nat(7), (use, text, place, bit) => {
      const sealed = vault.seal(use, text);
      const at = place % sealed.length;
      sealed[at] = (sealed[at] ?? 0) ^ (1 << bit);
      expect(() => vault.open(use, sealed)).toThrow(use);
    }),
  );
});

test('a sealed value that was cut short or is none at all does not open', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(() => vault.open('people.phone', Buffer.from(bytes))).toThrow('people.phone');
    }),
  );
  const sealed = vault.seal('people.phone', '13800005678');
  for (let length = 0; length < sealed.length; length += 1)
    expect(() => vault.open('people.phone', sealed.subarray(0, length))).toThrow('Restore it');
});

test('a value moved to a column of another purpose does not open', () => {
  const sealed = vault.seal('people.phone', '13800005678');
  expect(() => vault.open('people.email', sealed)).toThrow('sealed for another purpose');
});

test('another key is told apart from a damaged value, with the cure', () => {
  const other = openVault('another secret for tests, as long as needed');
  const sealed = other.seal('people.phone', '13800005678');
  expect(() => vault.open('people.phone', sealed)).toThrow(
    /belongs to key [0-9a-f]{8}, not to [0-9a-f]{8}\. Start with the key it was sealed with: ZHIDAN_SECRET_KEY/,
  );
});

test('nothing of the text or of the key can be read in a sealed value or in an error', () => {
  const sealed = vault.seal('people.phone', '13800005678');
  expect(sealed.includes('13800005678')).toBe(false);
  const words = (() => {
    try {
      return vault.open('people.email', sealed);
    } catch (error) {
      return String(error);
    }
  })();
  expect(words).not.toContain('138');
  expect(words).not.toContain(secret);
});

test('a blind index is the same for the same text and purpose, and different for any other', () => {
  fc.assert(
    fc.property(purpose, purpose, plain, plain, (use, otherUse, text, otherText) => {
      const isSame = use === otherUse && text === otherText;
      expect(vault.blindIndex(use, text).equals(vault.blindIndex(otherUse, otherText))).toBe(isSame);
    }),
  );
  expect(vault.blindIndex('ab', 'c').equals(vault.blindIndex('a', 'bc'))).toBe(false);
});

test('blind indexes of two deployments have nothing in common', () => {
  const other = openVault('another secret for tests, as long as needed');
  expect(other.blindIndex('people.phone', '5678').equals(vault.blindIndex('people.phone', '5678'))).toBe(false);
});

test('a secret that is too short is refused with the cure', () => {
  expect(() => openVault('short')).toThrow('openssl rand -base64 32');
});
