import { describe, expect, test } from 'vitest';
import { confirmsReceiver, fateOfOwnReceiver } from '../orders/own-receiver.ts';
import type { Receiver } from '../orders/order-content.ts';
import { changedParts, readReceiver } from './read-receiver.ts';

const typed = {
  name: '王小明',
  phone: '13900001111',
  province: '浙江',
  city: '杭州',
  district: '余杭',
  town: '',
  detail: '文一西路 969 号',
};

test('a receiver is kept as our table of places and carriers have it, however it was typed', () => {
  expect(readReceiver({ ...typed, name: ' 王小明 ', phone: '+86 139-0000-1111'.replaceAll('-', '') })).toMatchObject({
    ok: true,
    value: { kind: 'plain', name: '王小明', phone: '13900001111', province: '浙江省', city: '杭州市', district: '余杭区' },
  });
  expect(readReceiver({ ...typed, phone: '0571-88881234-802' })).toMatchObject({ ok: true });
  expect(readReceiver({ ...typed, province: '广东', city: '东莞', district: '' })).toMatchObject({ ok: true }); // has no districts
});

test.each([
  ['a place that is none', { city: '没有市' }, 'request.region_unknown'],
  ['a district of another city', { district: '鄞州区' }, 'request.region_unknown'],
  ['no district where there are some', { district: '' }, 'request.district_missing'],
  ['a number with a digit too few', { phone: '1390000111' }, 'receiver.phone_bad'],
  ['a landline without its area', { phone: '88881234' }, 'receiver.phone_bad'],
  ['a masked number', { phone: '139****1111' }, 'receiver.masked_text'],
  ['a phone in the place of the name', { name: '13900001111' }, 'receiver.name_bad'],
  ['a street without a house', { detail: '路口' }, 'receiver.detail_short'],
])('%s is refused with what to do', (_, change, code) => {
  expect(readReceiver({ ...typed, ...change })).toMatchObject({ ok: false, refusal: { code } });
});

const value = readReceiver(typed);
const own = (value.ok ? value.value : null) as Receiver;

test('what a change touches is told by its parts', () => {
  expect(changedParts(own, { ...own, phone: '13900002222', detail: '文二路 1 号' })).toEqual(['phone', 'detail']);
});

describe('a receiver of ours and the documents of the platform', () => {
  const masked: Receiver = {
    ...own,
    kind: 'masked',
    name: '王**',
    phone: '139****1111',
    detail: '文***号',
    ciphers: { oaid: 'x' },
    mergeKey: 'x',
  };

  test.each([
    ['the old one again', { ...masked, city: '宁波市' }, true, 'stands'],
    ['ours, masked', masked, false, 'confirmed'],
    ['ours, in short names of places', { ...masked, province: '浙江', city: '杭州', district: '余杭' }, false, 'confirmed'],
    ['another city', { ...masked, city: '温州市' }, false, 'overruled'],
    ['another phone', { ...masked, phone: '139****9999' }, false, 'overruled'],
    ['another name', { ...masked, name: '李**' }, false, 'overruled'],
  ] as const)('%s: ours is as it should', (_, told, isToldBefore, fate) => {
    expect(fateOfOwnReceiver(own, told, isToldBefore)).toBe(fate);
  });

  test('all stars say nothing against ours', () => {
    expect(confirmsReceiver(own, { ...masked, name: '***', phone: '***********', detail: '****' })).toBe(true);
  });
});
