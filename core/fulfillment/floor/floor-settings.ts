import type { FulfillmentStage } from '../fulfillment-life.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Words } from '../../kernel/words.ts';
import type { Tolerance } from './weigh.ts';

/** How a warehouse works between the label and the truck. */
export type FloorSettings = Tolerance &
  Readonly<{
    needsCheck: boolean;
    needsWeigh: boolean;
    /** leaves the books with the last step before it; otherwise when it is scanned at the door */
    shipsByItself: boolean;
    /** carton and filling of an average parcel */
    packagingGram: number;
    /** parcels in a wave at most: the seats of a trolley */
    waveLimit: number;
  }>;

/** A warehouse that has said nothing: everything is checked, nothing is weighed, parcels are scanned at the door. */
export const usualFloor: FloorSettings = {
  needsCheck: true,
  needsWeigh: false,
  shipsByItself: false,
  toleranceGram: 50,
  tolerancePercent: 10,
  packagingGram: 50,
  waveLimit: 30,
};

/** Where people scan parcels, in the order in which a parcel passes. */
export const stations = {
  pick: { 'zh-CN': '拣货', en: 'Pick' },
  check: { 'zh-CN': '验货', en: 'Check' },
  weigh: { 'zh-CN': '称重', en: 'Weigh' },
  ship: { 'zh-CN': '发货', en: 'Ship' },
} as const satisfies Readonly<Record<string, Words>>;

export type Station = keyof typeof stations;

export const stationNames = Object.keys(stations) as [Station, ...Station[]];

/** Where a fulfillment order stands when its parcel is at a station. */
export const stationStages = {
  pick: 'to_pick',
  check: 'to_check',
  weigh: 'to_weigh',
  ship: 'to_ship',
} as const satisfies Readonly<Record<Station, FulfillmentStage>>;

/** The moves of the life cycle that the floor makes by itself; `ship` is a claim of its own. */
export type FloorAction = 'pick' | 'pick_unchecked' | 'pick_last' | 'check' | 'check_last' | 'weigh';

/** The move that work done at a station stands for, by what the warehouse asks for afterwards. */
export function moveAfter(station: Exclude<Station, 'ship'>, { needsCheck, needsWeigh }: FloorSettings): FloorAction {
  if (station === 'weigh') return 'weigh';
  if (station === 'check') return needsWeigh ? 'check' : 'check_last';
  if (needsCheck) return 'pick';
  return needsWeigh ? 'pick_unchecked' : 'pick_last';
}

/**
 * The moves that lead a parcel from where it stands to a station: picking is done by whoever brings it there, and so is a step that
 * the warehouse no longer asks for. Refuses `floor.step_missing` when a check or weighing is still to be done, `floor.step_done` when
 * it has passed already, `floor.not_printed` when it has no label yet, `floor.not_here` when it is no business of the floor.
 */
export function movesTo(
  station: Station,
  { no, stage }: Readonly<{ no: string; stage: FulfillmentStage }>,
  settings: FloorSettings,
): Result<readonly FloorAction[]> {
  const at = stationNames.find((name) => stationStages[name] === stage);
  if (stage === 'to_print') return refuse('floor.not_printed', { no });
  if (at === undefined) return refuse('floor.not_here', { no, stage });
  if (stationNames.indexOf(at) > stationNames.indexOf(station)) return refuse('floor.step_done', { no, station, stage });
  const passed: FloorAction[] = [];
  const isAsked = { check: settings.needsCheck, weigh: settings.needsWeigh };
  let here: Station = at;
  while (here !== station && here !== 'ship') {
    if (here !== 'pick' && isAsked[here]) return refuse('floor.step_missing', { no, station: here });
    const next = moveAfter(here, settings);
    passed.push(next);
    here = stationAfter[next];
    if (stationNames.indexOf(here) > stationNames.indexOf(station)) return refuse('floor.not_asked', { no, station });
  }
  return ok(passed);
}

/** Where a parcel stands once the work of a station is done. */
export function stageAfterWork(station: Exclude<Station, 'ship'>, settings: FloorSettings): FulfillmentStage {
  return stationStages[stationAfter[moveAfter(station, settings)]];
}

const stationAfter: Readonly<Record<FloorAction, Station>> = {
  pick: 'check',
  pick_unchecked: 'weigh',
  pick_last: 'ship',
  check: 'weigh',
  check_last: 'ship',
  weigh: 'ship',
};
