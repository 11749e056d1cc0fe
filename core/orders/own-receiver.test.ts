import { expect, test } from 'vitest';
import type { Receiver } from './order-content.ts';
import { fateOfOwnReceiver } from './own-receiver.ts';

const own: Receiver = {
  kind: 'plain',
  name: '王小明',
  phone: '13900001111',
  province: '浙江省',
  city: '杭州市',
  district: '余杭区',
  town: '仓前街道',
  detail: '文一西路969号3幢',
  postcode: '',
  ciphers: {},
  mergeKey: '',
};

test.each<readonly [string, Partial<Receiver>, string]>([
  ['with stars', { name: '王**', phone: '139****1111', detail: '文***幢' }, 'confirmed'],
  ['with other stars', { name: '*小明', phone: '1********11', detail: '****' }, 'confirmed'],
  ['with the town in its street', { town: '', detail: '仓前****' }, 'confirmed'],
  ['with short names of places', { province: '浙江', city: '杭州', district: '余杭' }, 'confirmed'],
  ['of another city', { city: '宁波市' }, 'overruled'],
  ['of somebody else', { name: '李**' }, 'overruled'],
  ['with another phone', { phone: '138****1111' }, 'overruled'],
  ['in another street', { town: '', detail: '五常****' }, 'overruled'],
])('a receiver that the platform tells %s', (_what, told, fate) => {
  expect(fateOfOwnReceiver(own, { ...own, kind: 'masked', ...told }, false)).toBe(fate);
});

test('what the platform told before ours took its place says nothing new', () => {
  expect(fateOfOwnReceiver(own, { ...own, city: '宁波市' }, true)).toBe('stands');
});
