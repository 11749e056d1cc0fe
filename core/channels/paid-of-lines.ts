import { fen, type Fen } from '../kernel/money.ts';
import type { ChannelOrder } from './channel-order.ts';
import { shareOut } from './share-out.ts';

/** What is paid of each line by now: all that it costs, its share of a deposit by what it costs, or nothing. */
export function paidOfLines(payment: ChannelOrder['states']['payment'], paid: Fen, dues: readonly Fen[]): readonly Fen[] {
  if (payment === 'paid') return dues;
  if (payment === 'unpaid') return dues.map(() => fen(0));
  const weights = dues.map((due) => Math.max(due, 0));
  return shareOut(paid, weights);
}
