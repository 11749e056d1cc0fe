import { createHash } from 'node:crypto';
import { parcelOf } from '../parcels/parcel-shelf.ts';
import type { Address } from '../trade.ts';
import type { World } from '../world.ts';
import type { IssuedWaybill } from './desk-state.ts';

/** What a label shows sorters. Spec: logistics §12. */
export type Routing = Readonly<{
  /** 三段码 `380D-56-04` */
  routeCode: string;
  /** 大头笔 */
  markName: string;
  /** 集包地 */
  hubName: string;
  hubCode: string;
  originCode: string;
  originName: string;
}>;

/** Follows from the two addresses alone. */
export function routingOf(world: World, waybill: IssuedWaybill): Routing {
  const to = parcelOf(world, waybill.waybillNo)?.to ?? waybill.receiver.address;
  const { sender } = waybill;
  return {
    routeCode: `${numberOf(to.province + to.city, 900) + 100}${letterOf(to.city)}-${twoDigits(to.district)}-${twoDigits(to.district + to.town + to.detail)}`,
    markName: `${to.city}${to.district}`,
    hubName: `${to.city}集散点`,
    hubCode: `${numberOf(to.city, 900) + 100}W`,
    originCode: `${numberOf(sender.address.city, 9_000) + 1_000}`,
    originName: branchName(sender.address),
  };
}

const branchName = ({ city, district }: Address): string => `${city}${district}`;
const numberOf = (text: string, most: number): number => createHash('md5').update(text).digest().readUInt32BE(0) % most;
const letterOf = (text: string): string => 'ABCDEFGHJK'[numberOf(`letter ${text}`, 10)] ?? 'A';
const twoDigits = (text: string): string => String(numberOf(`two ${text}`, 100)).padStart(2, '0');
