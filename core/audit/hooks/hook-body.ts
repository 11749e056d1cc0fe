import type { JsonObject } from '../../kernel/canonical-json.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { OrderContent } from '../../orders/order-content.ts';

/** What a hook is told of an order that a rule found. */
export type HookFacts = Readonly<{
  callId: string;
  foundAt: Instant;
  rule: Readonly<{ key: string; name: string }>;
  order: Readonly<{ id: string; channelOrderNo: string; status: string; content: OrderContent }>;
  shop: Readonly<{ id: string; name: string; channel: string }>;
}>;

export const matchedType = 'audit.rule_matched';
export const testedType = 'audit.hook_tested';

/**
 * The body of a call, the order as it stands now. Amounts are whole fen, moments UTC. Who buys and where it goes is left out down to the
 * province, and so is what people wrote, unless the hook may be told.
 */
export function hookBody({ callId, foundAt, rule, order, shop }: HookFacts, tellsPersonal: boolean): JsonObject {
  const { id, channelOrderNo, status, content } = order;
  const { receiver, buyer, seller, amounts, states, lines } = content;
  return {
    type: matchedType,
    timestamp: foundAt,
    data: {
      callId,
      rule,
      shop,
      order: {
        id,
        channelOrderNo,
        status,
        states: { ...states },
        createdAt: content.createdAt,
        paidAt: content.paidAt,
        shipBy: content.shipBy,
        paidFen: amounts.paid,
        province: receiver.province,
        lines: lines.map(({ lineNo, merchantCode, title, specification, quantity, isGift, refund, amounts: own }) => ({
          lineNo,
          merchantCode,
          title,
          specification,
          quantity,
          isGift,
          refund,
          paidFen: own.paid,
        })),
        ...(tellsPersonal ? { personal: personalOf({ receiver, buyer, seller }) } : {}),
      },
    },
  };
}

function personalOf({ receiver, buyer, seller }: Pick<OrderContent, 'receiver' | 'buyer' | 'seller'>): JsonObject {
  const { kind, name, phone, province, city, district, town, detail } = receiver;
  return {
    receiver: { kind, name, phone, province, city, district, town, detail },
    buyerNick: buyer.nick,
    buyerMessage: buyer.message,
    sellerMemo: seller.memo,
  };
}
