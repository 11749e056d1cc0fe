import { startingRoles, type StartingRole } from '@zhidan/core/identity/role.ts';
import { orderExceptionKinds } from '@zhidan/core/orders/order-exception.ts';
import { z } from 'zod';

const text = z.string().max(64).optional().catch(undefined);

/** What the address of the page may say; anything else is ignored. */
export const exceptionsSearch = z.object({
  view: z.enum(['open', 'forced']).optional().catch(undefined),
  kind: z.enum(orderExceptionKinds).optional().catch(undefined),
  owner: z
    .enum(Object.keys(startingRoles) as [StartingRole, ...StartingRole[]])
    .optional()
    .catch(undefined),
  shopId: text,
  from: text,
  to: text,
});
export type ExceptionsSearch = z.output<typeof exceptionsSearch>;
