import type { WarehouseContent } from '@zhidan/core/inventory/warehouse.ts';

/** The demo merchant's warehouses; the first is the default. */
export const demoWarehouses: readonly WarehouseContent[] = [
  {
    code: 'NB',
    name: '宁波主仓',
    province: '浙江省',
    city: '宁波市',
    district: '鄞州区',
    detail: '投资创业中心金谷中路 88 号 3 号库',
    contactName: '周大勇',
    contactPhone: '19900010006',
    cutoffMinute: 16 * 60 + 30,
    dailyCapacity: 3_000,
  },
  {
    code: 'WH',
    name: '武汉分仓',
    province: '湖北省',
    city: '武汉市',
    district: '东西湖区',
    detail: '走马岭街道食品一路 12 号 B 座',
    contactName: '吴建平',
    contactPhone: '19900010007',
    cutoffMinute: 15 * 60,
    dailyCapacity: 800,
  },
];

/** Families by the start of their code: where they lie, what sells fast, and what only the main warehouse keeps. */
export const demoShelves: readonly Readonly<{ code: string; aisle: string; onHand: number; safety: number; isMainOnly?: true }>[] = [
  { code: 'NBY-', aisle: 'A', onHand: 420, safety: 60 },
  { code: 'MXX-', aisle: 'B', onHand: 260, safety: 40 },
  { code: 'DXG-', aisle: 'C', onHand: 180, safety: 30 },
  { code: 'XMY-', aisle: 'D', onHand: 150, safety: 20 },
  { code: 'RRM-', aisle: 'E', onHand: 360, safety: 50 },
  { code: 'YZB-', aisle: 'F', onHand: 90, safety: 10 },
  { code: 'QQT-', aisle: 'G', onHand: 24, safety: 4, isMainOnly: true },
  { code: 'WWL-', aisle: 'H', onHand: 80, safety: 10 },
  { code: 'JM-', aisle: 'H', onHand: 40, safety: 6, isMainOnly: true },
  { code: 'MMA-', aisle: 'J', onHand: 120, safety: 20 },
  { code: 'WCQ-', aisle: 'K', onHand: 70, safety: 10 },
  { code: 'WY-', aisle: 'K', onHand: 30, safety: 5, isMainOnly: true },
  { code: 'ZP-', aisle: 'Z', onHand: 600, safety: 100 },
  { code: 'YF2024', aisle: 'J', onHand: 60, safety: 8, isMainOnly: true },
];

/** What an empty shelf, a reached safety stock and a last pair look like: on hand in the main warehouse, by code. */
export const demoScarce: Readonly<Record<string, number>> = {
  'NBY-NK-2': 38,
  'MXX-NF-1': 0,
  'YZB-LTY-12': 2,
  'YZB-LTY-13': 0,
  'QQT-TC-3': 1,
  'RRM-HTS-1': 31,
};
