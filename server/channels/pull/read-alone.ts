import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import type { UnreadProblem } from '@zhidan/core/channels/pull/unread-problem.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { callShop } from '../call/call-shop.ts';
import type { UnreadDocument } from '../unread-document-store.ts';

const atOnce = 5;
/** Faults that concern the one order that was asked for, whatever else the platform answers. */
const ofOneOrder: ReadonlySet<FaultKind> = new Set(['business', 'invalid_request', 'unknown']);
/** So many orders that fail in passing while others are read are the platform's trouble with them; more are its trouble with all. */
const stubbornLimit = 3;

export type AloneAsk = Readonly<{
  shopId: ShopId;
  channelOrderNos: readonly string[];
  /** the platform has just given other orders: one that fails again and again is then its trouble with this order */
  isAnswering: boolean;
  signal?: AbortSignal | undefined;
}>;

export type ReadAlone = Readonly<{ documents: readonly JsonObject[]; missing: readonly UnreadDocument[] }>;

/**
 * Reads orders one by one, each with its own patience, where a page or a group of them failed. One that the platform does not give
 * out, or that alone fails again and again, is told as missing and holds up no other.
 * @throws ConnectorFault when it is the platform or the shop that is in trouble
 */
export async function readAlone(merchant: Merchant, { shopId, channelOrderNos, isAnswering, signal }: AloneAsk): Promise<ReadAlone> {
  const documents: JsonObject[] = [];
  const missing: UnreadDocument[] = [];
  const stubborn: { channelOrderNo: string; fault: ConnectorFault }[] = [];
  for (let at = 0; at < channelOrderNos.length; at += atOnce) {
    const few = channelOrderNos.slice(at, at + atOnce);
    const settled = await Promise.allSettled(few.map((channelOrderNo) => readOne(merchant, shopId, channelOrderNo, signal)));
    for (const [index, one] of settled.entries()) {
      const channelOrderNo = few[index] ?? '';
      if (one.status === 'fulfilled' && one.value) documents.push(one.value);
      else if (one.status === 'fulfilled') missing.push(missingOrder(channelOrderNo, 'not_given_out' satisfies UnreadProblem));
      else if (!(one.reason instanceof ConnectorFault)) throw one.reason;
      else if (ofOneOrder.has(one.reason.kind)) missing.push(missingOrder(channelOrderNo, one.reason.message));
      else if (one.reason.kind === 'transient') stubborn.push({ channelOrderNo, fault: one.reason });
      else throw one.reason;
    }
    const [first] = stubborn;
    if (first && (stubborn.length > stubbornLimit || !(isAnswering || documents.length > 0))) throw first.fault;
  }
  return { documents, missing: [...missing, ...stubborn.map(({ channelOrderNo, fault }) => missingOrder(channelOrderNo, fault.message))] };
}

async function readOne(merchant: Merchant, shopId: ShopId, no: string, signal: AbortSignal | undefined): Promise<JsonObject | null> {
  const documents = await callShop(merchant, shopId, (connector, outside, access) => connector.readOrders(outside, access, [no]), signal);
  return documents[0] ?? null;
}

const missingOrder = (channelOrderNo: string, problem: string): UnreadDocument => ({ channelOrderNo, problem, document: null });
