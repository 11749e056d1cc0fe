import type { ChannelOrder } from '../channel-order.ts';
import type { NoticeLine } from './ship-notice.ts';

type Judged = Readonly<{
  waybillNo: string;
  lines: readonly NoticeLine[] | null;
  /** a call was made before whose answer we do not know */
  isUncertain: boolean;
}>;

/** What the platform's own order says of a notice: it is told already, must not be told, or may be. */
export type ToldVerdict = 'found_told' | 'shipped_otherwise' | 'order_closed' | 'tell';

/**
 * Our number there means that it is told. Goods that are shipped there without it are somebody else's shipment, except where the
 * platform shows no numbers at all and we were asking: then it was us.
 */
export function judgeTold(order: Pick<ChannelOrder, 'states' | 'lines' | 'shipments'>, notice: Judged): ToldVerdict {
  const sameNo = (no: string): boolean => no.trim().toUpperCase() === notice.waybillNo.toUpperCase();
  if (order.shipments.some(({ waybillNo }) => sameNo(waybillNo))) return 'found_told';
  if (order.states.closing === 'canceled') return 'order_closed';
  if (!isShippedThere(order, notice.lines)) return 'tell';
  const showsNumbers = order.shipments.some(({ waybillNo }) => waybillNo !== '');
  return notice.isUncertain && !showsNumbers ? 'found_told' : 'shipped_otherwise';
}

function isShippedThere({ states, lines }: Pick<ChannelOrder, 'states' | 'lines'>, parts: readonly NoticeLine[] | null): boolean {
  const isShipped = (shipping: ChannelOrder['states']['shipping']): boolean => shipping === 'shipped' || shipping === 'signed';
  if (isShipped(states.shipping)) return true;
  if (parts === null) return false; // partly shipped: what is left can be told
  return parts.every(({ lineNo }) => lines.some((line) => line.lineNo === lineNo && isShipped(line.shipping)));
}
