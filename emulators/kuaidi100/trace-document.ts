import { beijingText } from '../world/beijing-time.ts';
import { scansOf, type Parcel, type Scan } from '../world/parcels/parcel.ts';
import { isHandedOver } from '../world/parcels/scan-kinds.ts';
import type { World } from '../world/world.ts';
import { comOf } from './carrier-codes.ts';
import { basicName, basicState, statusCodes } from './status-codes.ts';

export type TraceObject = Readonly<Record<string, unknown>>;

/** `resultv2`: empty basic states; 1 with areas; 4 and 8 advanced states too. Spec: logistics §8. */
export type TraceAsk = Readonly<{ resultv2: string; isAscending?: boolean }>;

const isAdvanced = (resultv2: string): boolean => resultv2 === '4' || resultv2 === '8' || resultv2 === '6';

/** All that is known of a parcel, newest first. */
export function traceDocument(world: World, parcel: Parcel, { resultv2, isAscending }: TraceAsk): TraceObject {
  const scans = scansOf(parcel, world.nowMs());
  const [code] = statusCodes[scans.at(-1)?.kind ?? 'awaiting_pickup'];
  const lines = scans.map((scan) => lineDocument(scan, resultv2));
  return {
    message: 'ok',
    nu: parcel.waybillNo,
    ischeck: scans.some(({ kind }) => isHandedOver(kind)) ? '1' : '0',
    condition: 'F00',
    com: comOf(parcel.carrier),
    status: '200',
    state: isAdvanced(resultv2) ? code : basicState(code),
    data: isAscending ? lines : lines.toReversed(),
    isLoop: hasLoop(scans),
    ...(isAdvanced(resultv2) && { routeInfo: routeOf(parcel, scans) }),
  };
}

function lineDocument({ atMs, kind, city, text }: Scan, resultv2: string): TraceObject {
  const time = beijingText(atMs);
  const [code, name] = statusCodes[kind];
  return {
    time,
    ftime: time,
    context: text,
    ...((resultv2 === '1' || isAdvanced(resultv2)) && {
      location: '',
      areaCode: null,
      areaName: city,
      areaCenter: null,
      areaPinYin: null,
      status: basicName(code),
    }),
    ...(isAdvanced(resultv2) && { status: name, statusCode: code }),
  };
}

/** It was sorted twice in one town, with another in between. */
function hasLoop(scans: readonly Scan[]): boolean {
  const towns = scans.filter(({ kind }) => kind === 'arrived_city' || kind === 'line_haul').map(({ city }) => city);
  const visits = towns.filter((city, index) => city !== towns[index - 1]);
  return new Set(visits).size < visits.length;
}

function routeOf({ from, to }: Parcel, scans: readonly Scan[]): TraceObject {
  const place = (name: string): TraceObject => ({ number: '', name });
  return {
    from: place(`${from.province}${from.city}`),
    cur: place(scans.at(-1)?.city ?? from.city),
    to: place(`${to.province}${to.city}`),
  };
}
