import { expect, test } from 'vitest';
import { chooseAccount, type AccountOffer, type OfferedParcel } from './choose-account.ts';

const offer = (name: string, change: Partial<AccountOffer>): AccountOffer => ({
  accountId: name,
  name,
  source: 'kuaidi100',
  shopId: null,
  servesAllShops: true,
  servesShopIds: [],
  ...change,
});
const parcel = (change: Partial<OfferedParcel> = {}): OfferedParcel => ({
  shopId: 'tmall',
  channel: 'tmall',
  receiverKind: 'masked',
  isOpenable: false,
  ...change,
});

const own = offer('own', { source: 'cainiao', shopId: 'tmall', servesAllShops: false });
const others = offer('others', { source: 'cainiao', shopId: 'second', servesShopIds: ['tmall'], servesAllShops: false });
const aggregator = offer('aggregator', {});
const hand = offer('hand', { source: 'hand' });

test.each([
  ['its own platform account', [hand, aggregator, others, own], 'own'],
  ['one that names its shop', [hand, aggregator, others], 'others'],
  ['one for all shops', [hand, aggregator], 'aggregator'],
  ['people who type', [hand], 'hand'],
] as const)('a parcel goes by %s where there is one', (_which, offers, name) =>
  expect(chooseAccount(offers, parcel()).offer?.name).toBe(name),
);

test('an account of another shop serves nobody else unasked', () => {
  const strange = offer('strange', { source: 'cainiao', shopId: 'second', servesAllShops: false });
  expect(chooseAccount([strange], parcel())).toEqual({ offer: null, problem: 'no_account' });
});

test('an encrypted receiver passes over services that cannot print it; a platform that opens it lets all print', () => {
  const kdniao = offer('kdniao', { source: 'kdniao' });
  expect(chooseAccount([kdniao], parcel())).toEqual({ offer: null, problem: 'receiver_ciphered' });
  expect(chooseAccount([kdniao, hand], parcel()).offer?.name).toBe('hand');
  expect(chooseAccount([kdniao], parcel({ receiverKind: 'plain' })).offer?.name).toBe('kdniao');
  expect(chooseAccount([kdniao], parcel({ channel: 'youzan', receiverKind: 'cipher', isOpenable: true })).offer?.name).toBe('kdniao');
});
