import type { Emulation } from '../world/create-emulation.ts';
import { scansOf, type Parcel } from '../world/parcels/parcel.ts';
import { tradesOf } from '../world/parcels/parcel-life.ts';

/** A parcel as the control API shows it: what has happened, and when something happens next. */
export function describeParcel({ world, platformOf }: Emulation, parcel: Parcel): Readonly<Record<string, unknown>> {
  const past = scansOf(parcel, world.nowMs());
  const next = parcel.plan[past.length];
  return {
    waybill: parcel.waybillNo,
    carrier: parcel.carrier,
    story: parcel.story,
    numberedAt: new Date(parcel.numberedMs).toISOString(),
    isVoided: parcel.canceledMs !== null,
    from: parcel.from,
    to: parcel.to,
    trades: tradesOf(world, parcel.waybillNo).map((trade) => {
      const shop = world.shop(trade.shopSeq);
      return shop ? platformOf(shop).tradeNo(trade) : String(trade.seq);
    }),
    scans: past.map(({ atMs, ...scan }) => ({ at: new Date(atMs).toISOString(), ...scan })),
    next: next ? { at: new Date(next.atMs).toISOString(), kind: next.kind } : null,
  };
}
