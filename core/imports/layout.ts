import type { ChannelCode } from '../channels/channel.ts';
import type { Words } from '../kernel/words.ts';
import type { OrderStates } from '../orders/order-content.ts';
import type { ImportField } from './import-field.ts';
import type { ImportStatus } from './import-status.ts';

/** A kind of file that a back office exports, as data: a new one is a new row, no code. Source: the export sections of the platforms' specs. */
export type Layout = Readonly<{
  words: Words;
  /** where in the back office one gets it */
  whereFound: Words;
  /** the channels whose shops it is from; none: any shop */
  channels: readonly ChannelCode[];
  /** what one row is: a whole order, or one line of an order */
  row: 'order' | 'line';
  /** headings, old ones and aliases among them, and what they mean; null is known and not read */
  columns: Readonly<Record<string, ImportField | null>>;
  /** headings that stand in no other kind of file: with all of them there is no doubt */
  fingerprint: readonly string[];
  /** without these nothing can be imported; `|` parts what may stand for each other */
  required: readonly (readonly ImportField[])[];
  statuses: Readonly<Record<string, ImportStatus>>;
  refunds: Readonly<Record<string, OrderStates['refund']>>;
}>;
