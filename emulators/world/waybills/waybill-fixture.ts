import type { EmulatedShop } from '../shop.ts';

/** Where the test merchant's parcels come from. */
export const testSender = {
  province: '浙江省',
  city: '宁波市',
  district: '鄞州区',
  town: '下应街道',
  detail: '诚信路855号',
  postcode: '',
} as const;

/** A step that signs a shop up with a carrier. */
export const aSubscription = (shop: EmulatedShop, carrier: string, balance = 100) => ({
  do: 'subscribe' as const,
  shop: shop.seq,
  carrier,
  balance,
  senders: [{ ...testSender }],
});
