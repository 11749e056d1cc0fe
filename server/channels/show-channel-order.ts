import type { showChannelOrder as contract } from '@zhidan/core/channels/api.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { orderInScope } from '../orders/index.ts';
import type { Db } from '../platform/db/database.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { documentOf, type ShownDocument } from './channel-order-query.ts';

/**
 * The platform's document behind an order; a sealed one without its text.
 * @throws Refused `order.not_found`, `channel_order.none`
 */
export async function showChannelOrder(db: Db, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { sealed, document, ...told } = await documentInScope(db, ask, vault);
  return { ...told, isSealed: sealed !== null, document: document as OutputOf<typeof contract>['document'] };
}

/** @throws Refused `order.not_found`, `channel_order.none` */
export async function documentInScope(db: Db, ask: Readonly<{ orderId: string; by: Caller }>, vault: Vault): Promise<ShownDocument> {
  const order = await orderInScope(db, ask, vault);
  const document = await documentOf(db, order);
  if (!document) throw new Refused('channel_order.none', { channelOrderNo: order.channelOrderNo });
  return document;
}
