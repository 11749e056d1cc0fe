import { maskableFields } from '@zhidan/core/identity/role.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';

/** A buyer, as far as one order proves: may ask for changes of it, sees everything masked. The journal names the order, no person. */
export function buyerCaller({ orderId, shopId }: Readonly<{ orderId: string; shopId: string }>): Caller {
  return {
    actor: { kind: 'buyer', id: orderId, name: '买家' },
    permissions: new Set(['requests.make']),
    shops: [shopId],
    warehouses: [],
    maskedFields: new Set(Object.keys(maskableFields)),
    language: 'zh-CN',
  };
}
