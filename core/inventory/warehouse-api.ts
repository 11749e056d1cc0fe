import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { warehouseLife, type WarehouseState } from './warehouse-life.ts';
import type { WarehouseId } from './warehouse.ts';

export const warehouseId = idSchema<WarehouseId>();
const state = z.enum(Object.keys(warehouseLife) as [WarehouseState, ...WarehouseState[]]);
const done = z.object({ done: z.literal(true) });
const text = (max: number) => z.string().trim().max(max).default('');

/** Warehouses that a merchant may have: they are listed whole. */
export const warehouseLimit = 200;

const warehouseFields = {
  code: z.string().trim().min(1).max(32),
  name: z.string().trim().min(1).max(60),
  province: text(20),
  city: text(20),
  district: text(20),
  detail: text(200),
  contactName: text(30),
  contactPhone: z
    .string()
    .trim()
    .regex(/^[\d +()-]{0,30}$/u)
    .default(''),
  cutoffMinute: z.int().min(0).max(1_439).nullable().default(null),
  dailyCapacity: z.int().min(1).max(10_000_000).nullable().default(null),
};

/** A warehouse with what lies in it. Its contact is masked for those who may not manage warehouses. */
export const warehouseRow = z.object({
  id: warehouseId,
  ...warehouseFields,
  contactPhone: z.string(),
  state,
  isDefault: z.boolean(),
  addedAt: instantSchema,
  skuCount: z.int(),
  onHand: z.int(),
  reserved: z.int(),
});
export type WarehouseRow = z.output<typeof warehouseRow>;

/** All warehouses of the caller, the default first, closed ones last. */
export const listWarehouses = endpoint({
  method: 'GET',
  path: '/api/warehouses',
  permission: 'inventory.display',
  title: { 'zh-CN': '仓库列表', en: 'Warehouses' },
  input: z.object({}),
  output: z.object({ items: z.array(warehouseRow) }),
});

/** The first one is the default. */
export const addWarehouse = endpoint({
  method: 'POST',
  path: '/api/warehouses',
  permission: 'warehouses.manage',
  title: { 'zh-CN': '新增仓库', en: 'Add a warehouse' },
  input: z.object(warehouseFields),
  output: z.object({ id: warehouseId }),
});

/** Says the whole warehouse anew; `isDefault` makes it the default, which no other is then. */
export const changeWarehouse = endpoint({
  method: 'POST',
  path: '/api/warehouses/:warehouseId/change',
  permission: 'warehouses.manage',
  title: { 'zh-CN': '修改仓库', en: 'Change a warehouse' },
  input: z.object({ warehouseId, ...warehouseFields, isDefault: z.boolean().default(false) }),
  output: done,
});

/** Only an empty one that is not the default. */
export const closeWarehouse = endpoint({
  method: 'POST',
  path: '/api/warehouses/:warehouseId/close',
  permission: 'warehouses.manage',
  title: { 'zh-CN': '停用仓库', en: 'Close a warehouse' },
  input: z.object({ warehouseId }),
  output: done,
});
export const reopenWarehouse = endpoint({
  method: 'POST',
  path: '/api/warehouses/:warehouseId/reopen',
  permission: 'warehouses.manage',
  title: { 'zh-CN': '恢复仓库', en: 'Reopen a warehouse' },
  input: z.object({ warehouseId }),
  output: done,
});
