import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { World } from '../world.ts';
import type { Contact, IssuedWaybill } from './desk-state.ts';
import { routingOf } from './routing.ts';

/** What a label says, in the words that Cainiao and Pinduoduo share. Spec: logistics §2.5. */
export function printMessage(world: World, waybill: IssuedWaybill): JsonObject {
  const routing = routingOf(world, waybill);
  return {
    recipient: person(waybill.receiver, maskedName, maskedPhone),
    routingInfo: {
      consolidation: { name: routing.hubName, code: routing.hubCode },
      origin: { code: routing.originCode, name: routing.originName },
      sortation: { name: routing.markName },
      routeCode: routing.routeCode,
    },
    sender: person(waybill.sender, asItIs, asItIs),
    shippingOption: { code: 'STANDARD_EXPRESS', title: '标准快递' },
    waybillCode: waybill.waybillNo,
    items: waybill.goods.map(({ name, count }) => ({ name, count })),
  };
}

function person({ name, phone, address }: Contact, ofName: (text: string) => string, ofPhone: (text: string) => string): JsonObject {
  const { province, city, district, town, detail } = address;
  return { name: ofName(name), mobile: ofPhone(phone), address: { province, city, district, town, detail } };
}

const asItIs = (text: string): string => text;
/** labels name nobody in full: GB/T 41833 (unverified) */
const maskedName = (name: string): string => `${[...name][0] ?? ''}**`;
const maskedPhone = (phone: string): string => (phone.length < 8 ? phone : `${phone.slice(0, 3)}****${phone.slice(-4)}`);
