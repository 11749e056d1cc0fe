import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { privateParty, type Label } from '@zhidan/core/printing/documents/label.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { openOrder } from '../../orders/index.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import type { LabelFacts } from './label-facts-query.ts';

/** Papers are read in China: carriers by their Chinese names, time of Shanghai. */
export const carrierName = (code: string): string => (Object.hasOwn(carriers, code) ? carriers[code as CarrierCode].words['zh-CN'] : code);

const shanghaiOffsetMs = 8 * 3_600_000;
/** `2026-11-11 08:30` */
export const paperTime = (at: Instant): string => new Date(instantMs(at) + shanghaiOffsetMs).toISOString().slice(0, 16).replace('T', ' ');

type Receiver = Readonly<{ name: string; phone: string; address: string }>;

/** Who gets it, with name and number hidden in part. */
export function privateReceiver(vault: Vault, { personalSealed }: LabelFacts): Receiver {
  const { name, phone, province, city, district, town, detail } = openOrder(vault, personalSealed).receiver;
  return privateParty({ name, phone, address: `${province}${city}${district}${town}${detail}` });
}

/** A label of our own out of what the house knows. */
export function labelOf(vault: Vault, facts: LabelFacts, now: Instant): Label {
  const { routing, warehouse } = facts;
  const told = (name: string): string => routing?.[name] ?? '';
  return {
    carrierName: carrierName(facts.carrier),
    product: facts.service,
    waybillNo: facts.waybillNo,
    routing: { sortCode: told('sortCode'), marker: told('marker'), bagName: told('bagName'), bagCode: told('bagCode') },
    receiver: privateReceiver(vault, facts),
    sender: privateParty({
      name: warehouse?.contactName || facts.shopName,
      phone: warehouse?.contactPhone ?? '',
      address: warehouse?.address ?? '',
    }),
    goods: facts.lines,
    orderNos: facts.orderNos,
    fulfillmentNo: facts.fulfillmentNo,
    shopName: facts.shopName,
    note: '',
    parcel: { ordinal: facts.ordinal, count: facts.parcelCount },
    printing: facts.printing,
    printedAt: paperTime(now),
  };
}
