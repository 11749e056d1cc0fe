import { lifeCycle } from '../kernel/life-cycle.ts';
import type { Words } from '../kernel/words.ts';

/** A warehouse is never deleted: its ledger names it. A closed one takes and gives nothing. */
export const warehouseLife = lifeCycle({
  active: { close: 'closed' },
  closed: { reopen: 'active' },
});

export type WarehouseState = keyof typeof warehouseLife;

export const warehouseStateWords = {
  active: { 'zh-CN': '在用', en: 'In use' },
  closed: { 'zh-CN': '已停用', en: 'Closed' },
} as const satisfies Readonly<Record<WarehouseState, Words>>;
