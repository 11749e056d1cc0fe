import { expect, test } from 'vitest';
import { carriersOfNo, isS10, isWaybillNo, s10CheckDigit, tidyWaybillNo } from './waybill-no.ts';

test.each([
  ['SF1342567604302', 'SF'],
  ['78689455849606', 'ZTO'],
  ['773367326370601', 'STO'],
  ['9890000160004', 'POSTB'],
  ['YT8800000000001', 'YTO'],
  ['jt 0001234567890', 'JTSD'],
  ['JDVA12345678901', 'JD'],
  ['DPK123456789012', 'DBKD'],
  ['432100000000001', 'YUNDA'],
  ['1012345678901', 'EMS'],
  ['EE123456785CN', 'EMS'],
])('%s looks most like %s', (no, carrier) => expect(carriersOfNo(no)[0]).toBe(carrier));

test('a number is the same however it was typed, and what has other signs is none', () => {
  for (const typed of ['78689455849606', ' 7868 9455 849606 ', '７８６８９４５５８４９６０６', '78689455849606\u200B'])
    expect(tidyWaybillNo(typed)).toBe('78689455849606');
  for (const none of ['😀😀😀😀', '订单一二三', 'SF_1342', '123', 'A'.repeat(41), ''])
    expect([none, isWaybillNo(tidyWaybillNo(none))]).toEqual([none, false]);
  expect(isWaybillNo(tidyWaybillNo('jd-va 1234'))).toBe(true);
});

test('a number that several carriers use is answered by all of them, the likeliest first', () => {
  const carriers = carriersOfNo('268123456789');
  expect(carriers.length).toBeGreaterThan(1);
  expect(carriers[0]).toBe('SF');
  expect(carriers).toContain('ZTO');
});

test('a postal number with a wrong check digit is nobody’s', () => expect(carriersOfNo('EE123456784CN')).toEqual([]));

test.each(['', '订单123', '1'])('“%s” is nobody’s number', (no) => expect(carriersOfNo(no)).toEqual([]));

test('a merchant’s own rule counts instead', () =>
  expect(carriersOfNo('X1', [{ carrier: 'KYE', shape: /^X\d$/, weight: 1 }])).toEqual(['KYE']));

test.each([
  ['12345678', 5],
  ['47312482', 9],
  ['00000000', 5],
])('the check digit of %s is %i', (serial, digit) => expect(s10CheckDigit(serial)).toBe(digit));

test('a changed digit or two exchanged ones break the check', () => {
  expect(isS10('EE473124829CN')).toBe(true);
  expect(isS10('EE473124828CN')).toBe(false);
  expect(isS10('EE743124829CN')).toBe(false);
  expect(isS10('473124829')).toBe(false);
  expect(() => s10CheckDigit('1234')).toThrow(RangeError);
});
