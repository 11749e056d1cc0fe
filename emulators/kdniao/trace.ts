import { beijingText } from '../world/beijing-time.ts';
import type { EmulatedCarrier } from '../world/parcels/carrier-fixture.ts';
import { scansOf, type Parcel } from '../world/parcels/parcel.ts';
import { parcelOf } from '../world/parcels/parcel-shelf.ts';
import { knowsPhone } from '../world/parcels/phone-check.ts';
import type { World } from '../world/world.ts';
import type { KdniaoObject } from './call.ts';
import { stateCodes, stateOf } from './state-codes.ts';

/** Only 顺丰 asks for four digits of a phone here. Spec: logistics §9. */
const asksPhone = ({ code }: EmulatedCarrier): boolean => code === 'SF';

/** A parcel of this carrier whose trace may be shown; undefined: there is none, or the phone is wrong. */
export function visibleParcel(
  world: World,
  carrier: EmulatedCarrier,
  ask: Readonly<{ number: string; phone: string }>,
): Parcel | undefined {
  const parcel = parcelOf(world, ask.number);
  if (parcel?.carrier !== carrier.code) return undefined;
  return asksPhone(carrier) && !knowsPhone(parcel, ask.phone) ? undefined : parcel;
}

/** State and the whole trace, oldest first. */
export function traceDocument(world: World, parcel: Parcel | undefined): KdniaoObject {
  const scans = parcel ? scansOf(parcel, world.nowMs()) : [];
  const last = scans.at(-1);
  if (!last) return { State: '0', StateEx: '0', Location: '', Traces: [] };
  const stateEx = stateCodes[last.kind];
  return {
    State: stateOf(stateEx),
    StateEx: stateEx,
    Location: last.city,
    Traces: scans.map(({ atMs, kind, city, text }) => ({
      AcceptTime: beijingText(atMs),
      AcceptStation: text,
      Location: city,
      Action: stateCodes[kind],
      Remark: '',
    })),
  };
}
