import type { Shipment, Trade } from '../trade.ts';
import type { Notice } from '../shop.ts';
import type { World } from '../world.ts';
import { carrierOf, carriers } from './carrier-fixture.ts';
import type { Parcel } from './parcel.ts';
import { beginLife, numberParcel } from './parcel-life.ts';
import { parcelOf, parcelShelf } from './parcel-shelf.ts';

/** where parcels come from whose number was taken elsewhere: the merchant of this world */
const warehouse = {
  province: '浙江省',
  city: '宁波市',
  district: '鄞州区',
  town: '',
  detail: '投资创业中心金谷中路 88 号 3 号库',
  postcode: '315000',
} as const;

/** A platform was told of shipping: what travels under which number, and where the rhythm says so, its life begins. */
export function hearShipments(world: World, { trade, before }: Notice): void {
  if (trade.shipments === before?.shipments) return;
  const known = new Set(before?.shipments.map((shipment) => shipment.waybillNo));
  for (const shipment of trade.shipments) if (shipment.waybillNo !== '' && !known.has(shipment.waybillNo)) hear(world, trade, shipment);
}

function hear(world: World, trade: Trade, shipment: Shipment): void {
  const shelf = parcelShelf(world);
  const { shopSeq, seq } = trade;
  const others = shelf.trades.get(shipment.waybillNo) ?? [];
  shelf.trades.set(shipment.waybillNo, new Map([...others, [`${shopSeq} ${seq}`, { shopSeq, seq }]]));
  if (shelf.rhythm.begins === 'by_hand') return;
  beginLife(world, parcelOf(world, shipment.waybillNo) ?? strange(world, trade, shipment));
}

/** A number that nobody in this world gave out: another tool took it. */
function strange(world: World, { receiver }: Trade, { carrierCode, waybillNo }: Shipment): Parcel {
  const carrier = carrierOf(carrierCode) ?? carriers[0];
  if (!carrier) throw new RangeError('this world has no carriers');
  return numberParcel(world, { carrier, waybillNo, from: warehouse, to: receiver.address, senderPhone: '', receiverPhone: receiver.phone });
}
