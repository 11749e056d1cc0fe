import type { TakeAsk } from '@zhidan/core/waybills/waybill-source.ts';
import { callShop } from '../../channels/index.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { toOpen, type WishBatch } from './wish-batches.ts';

/**
 * The parcels of a batch with the receivers opened that this service could not print otherwise: asked of their platform, in memory, for
 * this one call. Nothing of it is stored or logged.
 * @throws ConnectorFault
 */
export async function openedParcels(merchant: Merchant, batch: WishBatch, signal: AbortSignal | undefined): Promise<readonly TakeAsk[]> {
  const opened = new Map<string, Pick<TakeAsk['receiver'], 'name' | 'phone' | 'detail'>>();
  for (const [shopId, some] of Map.groupBy(toOpen(batch), (wish) => wish.shopId)) {
    const receivers = await callShop(
      merchant,
      shopId,
      async (connector, outside, access) =>
        (await connector.openReceivers?.(
          outside,
          access,
          some.map(({ receiver }) => receiver),
        )) ?? [],
      signal,
    );
    some.forEach(({ parcelId }, index) => {
      const plain = receivers[index];
      if (plain) opened.set(parcelId, plain);
    });
  }
  return batch.batch.parcels.map((parcel) => {
    const plain = opened.get(parcel.parcelId);
    return plain ? { ...parcel, receiver: { ...parcel.receiver, ...plain, ciphers: {} } } : parcel;
  });
}
