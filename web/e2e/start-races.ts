import { changeFloorSettings } from '../../server/fulfillment/floor/change-floor-settings.ts';
import { usualFloor } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { moveOnFloor, type FloorMove } from '../../server/fulfillment/index.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import type { TestMerchant } from '../../server/testing/test-merchant.ts';
import { aPrintHouse } from '../../server/testing/test-print-house.ts';

const hourMs = 3_600_000;

/** Where the parcels of the races stand, and the steps that brought them there after the label. */
const walked = {
  to_print: null,
  to_check: ['pick'],
  to_weigh: ['pick', 'check'],
  to_ship: ['pick', 'check', 'weigh'],
} as const satisfies Readonly<Record<string, readonly FloorMove['action'][] | null>>;

export type RaceStage = keyof typeof walked;
export const raceStages = Object.keys(walked) as [RaceStage, ...RaceStage[]];

/** Parcels at each stage: one for each race that is run there. */
export const parcelsEach = 3;

export type Race = Readonly<{ orderNo: string; waybillNo: string }>;

/** The parcel of a stage; `turn` from 0. */
export function raceAt(stage: RaceStage, turn: number): Race {
  const place = raceStages.indexOf(stage) * parcelsEach + turn + 1;
  return { orderNo: `48000${String(place).padStart(13, '0')}`, waybillNo: `7860${String(place).padStart(10, '0')}` };
}

/** Orders of five hours ago at each stage of the chain; the labels are pages of our own, so that no print program is in the way. */
export async function startRaces(merchant: Merchant): Promise<void> {
  const house = await aPrintHouse(merchant as TestMerchant); // its clock is read, never moved
  const at = plusMs(merchant.clock(), -5 * hourMs);
  const old = { createdAt: at, paidAt: at, modifiedAt: at };
  const settings = { ...usualFloor, needsWeigh: true };
  await house.within((tx) => changeFloorSettings(tx, { ...house.ask(), warehouseId: house.warehouseId, ...settings }));
  for (const stage of raceStages) {
    const ids: string[] = [];
    for (let turn = 0; turn < parcelsEach; turn += 1)
      ids.push(
        ...(await house.ready([raceAt(stage, turn).orderNo], 'hand', {
          ...old,
          buyer: { openId: `${stage} ${turn}`, nick: '', message: '' },
        })),
      );
    const moves = walked[stage];
    if (moves === null) continue;
    await house.print(ids);
    for (const action of moves) await house.within((tx) => moveOnFloor(tx, { ...house.ask(), moves: ids.map((id) => ({ id, action })) }));
  }
}
