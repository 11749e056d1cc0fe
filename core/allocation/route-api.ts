import { z } from 'zod';
import { stockReferenceKinds } from '../inventory/stock.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { instantSchema } from '../kernel/instant.ts';
import type { RouteCandidate, RouteId } from './routing/route.ts';
import type { RoutingWeights } from './routing/routing-weights.ts';
import { idSchema } from '../kernel/id.ts';
import { warehouseId } from '../inventory/warehouse-api.ts';
import { localDateSchema } from '../kernel/local-date.ts';
import { fenSchema } from '../kernel/money.ts';
import { carrierCode } from './fee-api.ts';

/** How a document's warehouse and carrier were chosen at one time; candidates as they were judged then. */
export const routeView = z.object({
  id: idSchema<RouteId>(),
  routedAt: instantSchema,
  isCurrent: z.boolean(),
  region: z.string(),
  /** null: no route */
  chosen: z
    .object({
      warehouseId,
      warehouseName: z.string(),
      carrier: carrierCode,
      service: z.string(),
      freightFen: fenSchema.nullable(),
      billedWeightGram: z.int(),
      etaDays: z.int().nullable(),
      shipsOn: localDateSchema,
    })
    .nullable(),
  weights: z.record(z.string(), z.unknown()) as unknown as z.ZodType<RoutingWeights>,
  candidates: z.array(z.record(z.string(), z.unknown())) as unknown as z.ZodType<readonly RouteCandidate[]>,
  /** names of the warehouses among the candidates, by id */
  warehouseNames: z.record(z.string(), z.string()),
});
export type RouteView = z.output<typeof routeView>;

/** The newest few, the current one first. */
export const listRoutes = endpoint({
  method: 'GET',
  path: '/api/routes',
  permission: 'allocation.display',
  title: { 'zh-CN': '分仓选快递记录', en: 'How it was routed' },
  input: z.object({ referenceKind: z.enum(stockReferenceKinds), referenceId: z.uuid() }),
  output: z.object({ items: z.array(routeView) }),
});
