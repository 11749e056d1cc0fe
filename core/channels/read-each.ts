import type { JsonObject } from '../kernel/canonical-json.ts';
import { ConnectorFault } from './connector-fault.ts';

/**
 * Reads documents one by one, a few side by side, for a page whose list brings numbers only. The first fault ends the reading but
 * costs only what was not read yet; `unread` are those and the ones that the platform lists and does not give out.
 * @param read one document, null when the platform does not give it out
 */
export async function readEach(
  orderNos: readonly string[],
  atOnce: number,
  read: (orderNo: string) => Promise<JsonObject | null>,
): Promise<Readonly<{ documents: readonly JsonObject[]; unread: readonly string[] }>> {
  const documents: JsonObject[] = [];
  const unread: string[] = [];
  for (let at = 0; at < orderNos.length; at += atOnce) {
    const few = orderNos.slice(at, at + atOnce);
    const settled = await Promise.allSettled(few.map(read));
    let isBroken = false;
    for (const [index, one] of settled.entries()) {
      if (one.status === 'rejected' && !(one.reason instanceof ConnectorFault)) throw one.reason;
      if (one.status === 'rejected') isBroken = true;
      const document = one.status === 'fulfilled' ? one.value : null;
      if (document) documents.push(document);
      else unread.push(few[index] ?? '');
    }
    if (isBroken) return { documents, unread: [...unread, ...orderNos.slice(at + atOnce)] };
  }
  return { documents, unread };
}
