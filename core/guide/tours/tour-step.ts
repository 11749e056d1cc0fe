import type { Permission } from '../../identity/permission.ts';
import type { Words } from '../../kernel/words.ts';

/**
 * One step: the page, the control on it (its `data-tour`), and one sentence. It is done when the control was pressed or
 * typed into, or by "next". `permission`: what it takes to see the control.
 */
export type TourStep = Readonly<{ page: string; anchor: string; does: 'press' | 'type' | 'look'; permission: Permission; words: Words }>;

/** Controls that several tours show, each with a sentence of its own. */
export const today = {
  page: '/',
  anchor: 'today',
  does: 'press',
  permission: 'fulfillment.display',
} as const;

export const searchOrders = { page: '/orders', anchor: 'order-search', does: 'type', permission: 'orders.display' } as const;
export const riskBands = { page: '/deadlines', anchor: 'risk-bands', does: 'press', permission: 'fulfillment.display' } as const;
