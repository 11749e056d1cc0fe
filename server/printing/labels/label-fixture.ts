import type { Label } from '@zhidan/core/printing/documents/label.ts';

/** A label as a parcel of the demo bears it. */
export const labelFixture = (change: Partial<Label> = {}): Label => ({
  carrierName: '中通快递',
  product: '',
  waybillNo: '78600000000001',
  routing: { sortCode: '380D-56-04', marker: '杭州', bagName: '杭州转运中心', bagCode: '571A' },
  receiver: { name: '王**', phone: '138****8000', address: '浙江省宁波市鄞州区中河街道天童南路568号天沁家园3幢2单元1802室' },
  sender: { name: '暖贝芽旗舰店', phone: '0574****8888', address: '浙江省宁波市江北区洪塘街道洪塘西路168号5号仓' },
  goods: [
    { name: '婴儿奶粉三段', specification: '800g', quantity: 2 },
    { name: '纯棉围兜', specification: '粉色 3条装', quantity: 1 },
  ],
  orderNos: ['3456789012345678901'],
  fulfillmentNo: 'FH-000042',
  shopName: '暖贝芽旗舰店',
  note: '请放驿站',
  parcel: { ordinal: 1, count: 1 },
  printing: 1,
  printedAt: '2026-11-11 08:30',
  ...change,
});
