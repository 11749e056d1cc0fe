import type { JsonObject } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/instant.ts';
import type {
  Amounts,
  Discrepancy as AmountDiscrepancy,
  OrderContent,
  OrderLine,
  OrderStates,
  PlatformHold as Hold,
  Receiver,
} from '../orders/order-content.ts';

// what connectors may know of the order model: core/orders itself is closed to them
export type ChannelOrderStates = OrderStates;
export type PlatformHold = Hold;
export type ChannelReceiver = Receiver;
export type ChannelAmounts = Amounts;
export type Discrepancy = AmountDiscrepancy;

/** A line as a connector reads it, with the piece of the document it was read from. */
export type ChannelOrderLine = OrderLine & Readonly<{ raw: JsonObject }>;

/** A platform's order as a connector reads it. The document it was read from is kept whole beside it. */
export type ChannelOrder = Omit<OrderContent, 'lines'> &
  Readonly<{
    channelOrderNo: string;
    /** the platform's modified time: with the hash of the document, the version; an older one never overwrites a newer */
    modifiedAt: Instant;
    lines: readonly ChannelOrderLine[];
  }>;
