import { stockKey } from '../../inventory/stock.ts';
import type { WarehouseId } from '../../inventory/warehouse.ts';
import { instant } from '../../kernel/instant.ts';
import { localDate } from '../../kernel/local-date.ts';
import { basisPoints, fen } from '../../kernel/money.ts';
import type { AreaContent } from '../area/suspended-area.ts';
import type { CarrierCode } from '../carrier.ts';
import type { CarrierOffer } from '../carrier-offer.ts';
import { exampleGroups } from '../fee/example-fees.ts';
import type { FeeTable } from '../fee/fee-table.ts';
import type { RouteAsk } from './route.ts';
import type { RoutingConditions } from './routing-conditions.ts';
import { usualWeights } from './routing-weights.ts';

export const now = instant('2026-11-22T04:00:00.000Z'); // noon in Shanghai
export const today = localDate('2026-11-22');
export const nb = 'nb' as WarehouseId;
export const wh = 'wh' as WarehouseId;
export const sku = (code: string) => code as RouteAsk['lines'][number]['skuId'];

export const offer = (warehouseId: WarehouseId, carrier: CarrierCode, change: Partial<CarrierOffer> = {}): CarrierOffer => ({
  id: `${warehouseId}-${carrier}` as CarrierOffer['id'],
  warehouseId,
  carrier,
  service: 'standard',
  dailyCapacity: null,
  cutoffMinute: null,
  reliability: basisPoints(9_500),
  targetShare: null,
  packagingFee: fen(0),
  ...change,
});

/** Each carrier's example table, `dearer` fen more for the first weight. */
export const table = (carrier: CarrierCode, dearer = 0, change: Partial<FeeTable> = {}): FeeTable => ({
  id: `t-${carrier}` as FeeTable['id'],
  version: 3,
  name: `${carrier} 表`,
  carrier,
  service: 'standard',
  warehouseId: null,
  effectiveFrom: localDate('2026-01-01'),
  effectiveUntil: null,
  volumeDivisor: null,
  rounding: 'whole',
  groups: exampleGroups.map((group) =>
    group.pricing.by === 'weight' ? { ...group, pricing: { ...group.pricing, firstFee: fen(group.pricing.firstFee + dearer) } } : group,
  ),
  surcharges: [],
  ...change,
});

export const world = (change: Partial<RoutingConditions> = {}): RoutingConditions => ({
  warehouses: [
    { id: nb, code: 'NB', name: '宁波主仓', cutoffMinute: null, dailyCapacity: null },
    { id: wh, code: 'WH', name: '武汉分仓', cutoffMinute: null, dailyCapacity: null },
  ],
  offers: [offer(nb, 'ZTO'), offer(nb, 'SF'), offer(wh, 'ZTO')],
  tables: [table('ZTO'), table('SF', 900), table('ZTO', 100, { id: 't-wh' as FeeTable['id'], warehouseId: wh })],
  areas: [],
  refusals: [],
  weightsOf: () => usualWeights,
  codeOf: (skuId) => skuId,
  available: new Map(
    [nb, wh].flatMap((warehouseId) => ['A', 'B'].map((code) => [stockKey({ warehouseId, skuId: sku(code) }), 10] as const)),
  ),
  held: new Map(),
  loads: new Map(),
  ...change,
});

export const ask = (change: Partial<RouteAsk> = {}): RouteAsk => ({
  reference: { kind: 'fulfillment_order', id: 'f1' },
  shopId: 'shop' as RouteAsk['shopId'],
  channel: 'taobao',
  receiver: { province: '浙江省', city: '杭州市', district: '西湖区', town: '三墩镇', detail: '古墩路 1 号' },
  lines: [{ skuId: sku('A'), quantity: 1, weightGram: 800, volumeMl: null }],
  imposedCarrier: null,
  imposedWarehouseId: null,
  ruledCarrier: null,
  excludedCarriers: [],
  shipBy: null,
  paidFen: fen(9_900),
  ...change,
});

export const area = (change: Partial<AreaContent> = {}) => ({
  id: 'a' as never,
  carrier: null,
  region: '浙江省',
  keyword: '',
  effect: 'disable_carrier' as const,
  reason: 'force_majeure' as const,
  note: '',
  from: instant('2026-11-01T00:00:00.000Z'),
  until: instant('2026-11-30T16:00:00.000Z'),
  ...change,
});
