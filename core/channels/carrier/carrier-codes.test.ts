import { expect, test } from 'vitest';
import { carrierCodeThere, carrierOfCode, isCarrierCode } from './carrier-codes.ts';

const codes = { SF: '44', ZTO: '115', EYB: 'ems', EMS: 'ems' } as const;
const app = (written = '') => ({ fields: { carrier_codes: written } });

test('a carrier bears the code of the system that is spoken with', () => {
  expect(carrierCodeThere(codes, app(), 'SF')).toBe('44');
  expect(carrierOfCode(codes, app(), '115')).toBe('ZTO');
});

test('what the merchant wrote comes before the table, and back', () => {
  const own = app('ZTO=900，JTSD＝384;');
  expect(carrierCodeThere(codes, own, 'ZTO')).toBe('900');
  expect(carrierCodeThere(codes, own, 'JTSD')).toBe('384');
  expect(carrierOfCode(codes, own, '384')).toBe('JTSD');
  expect(carrierOfCode(codes, own, '115')).toBeNull();
});

test('a carrier without a code is refused by name, with what to do', () => {
  expect(() => carrierCodeThere(codes, app(), 'KYE')).toThrow(
    expect.objectContaining({
      kind: 'invalid_request',
      platformCode: 'carrier_unknown',
      platformWords: expect.stringMatching(/跨越速运.*KYE=/),
    }),
  );
});

test.each(['KYE', 'NOBODY=1', 'SF='])('the word “%s” among the carrier codes is refused, not passed over', (word) => {
  expect(() => carrierCodeThere(codes, app(`SF=1, ${word}`), 'SF')).toThrow(
    expect.objectContaining({ platformCode: 'carrier_codes_unreadable' }),
  );
});

test('a code is read whatever its case, and of two carriers with one code the first counts', () => {
  expect(carrierOfCode(codes, app(), 'EMS')).toBe('EYB');
  expect(carrierOfCode(codes, app(), 'toString')).toBeNull();
  expect(isCarrierCode('constructor')).toBe(false);
});
