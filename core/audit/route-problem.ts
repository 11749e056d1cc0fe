import type { RejectionCode } from '../allocation/routing/rejection.ts';
import type { RouteOutcome } from '../allocation/routing/route.ts';
import type { WordValues } from '../kernel/words.ts';
import type { RouteExceptionKind } from './audit-exception.ts';

/** Why a parcel cannot leave, as the exception that its order gets. */
export type RouteProblem = Readonly<{ kind: RouteExceptionKind; detail: WordValues }>;

/** What speaks against routing a parcel, by the reason that most candidates have. Reasons are in the language of the merchant. */
const problems = {
  no_carrier: { kind: 'no_warehouse', reason: '仓库没有设置可用的快递' },
  address_unknown: { kind: 'address_bad', reason: '收件地址没有省份' },
  warehouse_imposed: { kind: 'no_warehouse', reason: '指定的仓库发不了' },
  carrier_imposed: { kind: 'no_route', reason: '平台指定的快递没有仓库能用' },
  carrier_ruled: { kind: 'no_route', reason: '指定的快递没有仓库能用' },
  carrier_refused: { kind: 'no_route', reason: '能用的快递都拒绝给号' },
  area_suspended: { kind: 'area_suspended', reason: '能用的快递都停发' },
  area_held: { kind: 'area_suspended', reason: '该地区的订单先扣住' },
  not_reachable: { kind: 'no_route', reason: '快递不到这个地址' },
  region_not_covered: { kind: 'no_route', reason: '运费模板没有这个地区' },
  on_request: { kind: 'no_route', reason: '这个地区的运费要另行报价' },
  stock_short: { kind: 'out_of_stock', reason: '' },
  capacity_full: { kind: 'no_route', reason: '快递当天的单量已满' },
  warehouse_full: { kind: 'no_warehouse', reason: '仓库当天的产能已满' },
} as const satisfies Readonly<Record<RejectionCode, Readonly<{ kind: RouteExceptionKind; reason: string }>>>;

/** What keeps a parcel without a route; null of one that has one. `goods` names what is short, `area` where it goes. */
export function routeProblem(
  { chosen, because, coverable }: Pick<RouteOutcome, 'chosen' | 'because' | 'coverable'>,
  told: Readonly<{ goods: string; area: string }>,
): RouteProblem | null {
  if (chosen) return null;
  const [first] = because;
  if (coverable || first === 'stock_short') return { kind: 'out_of_stock', detail: { goods: told.goods } };
  if (!first) return { kind: 'no_warehouse', detail: { reason: '还没有可用的仓库' } };
  const { kind, reason } = problems[first];
  return { kind, detail: kind === 'area_suspended' ? { area: told.area, reason } : { reason } };
}
