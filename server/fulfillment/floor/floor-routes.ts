import * as floorApi from '@zhidan/core/fulfillment/floor/floor-api.ts';
import * as waveApi from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { command, query, type Route } from '../../platform/http/route.ts';
import { changeFloorSettings, showFloorSettings } from './change-floor-settings.ts';
import { findFloorOrder, listFloorWork } from './list-floor-work.ts';
import { acceptWeight } from './records/accept-weight.ts';
import { sumFloorDays } from './records/floor-day-query.ts';
import { recordCheck } from './records/record-check.ts';
import { recordShip } from './records/record-ship.ts';
import { recordWeight } from './records/record-weight.ts';
import { buildWaves } from './waves/build-waves.ts';
import { dissolveWave } from './waves/dissolve-wave.ts';
import { pickWave } from './waves/pick-wave.ts';
import { showWave } from './waves/show-wave-query.ts';
import { countWaiting, listWaves } from './waves/wave-list-query.ts';

export const floorRoutes: readonly Route[] = [
  query(waveApi.countWaiting, (db, ask) => countWaiting(db, ask)),
  command(waveApi.buildWaves, (tx, ask) => buildWaves(tx, ask)),
  query(waveApi.listWaves, (db, ask) => listWaves(db, ask)),
  query(waveApi.showWave, (db, ask) => showWave(db, ask)),
  command(waveApi.pickWave, (tx, ask) => pickWave(tx, ask)),
  command(waveApi.dissolveWave, (tx, ask) => dissolveWave(tx, ask)),
  query(floorApi.showFloorSettings, (db, ask) => showFloorSettings(db, ask)),
  command(floorApi.changeFloorSettings, (tx, ask) => changeFloorSettings(tx, ask)),
  query(floorApi.listFloorWork, (db, ask) => listFloorWork(db, ask)),
  query(floorApi.findFloorOrder, (db, ask) => findFloorOrder(db, ask)),
  command(floorApi.recordCheck, (tx, ask) => recordCheck(tx, ask)),
  command(floorApi.recordWeight, (tx, ask) => recordWeight(tx, ask)),
  command(floorApi.acceptWeight, (tx, ask) => acceptWeight(tx, ask)),
  command(floorApi.recordShip, (tx, ask) => recordShip(tx, ask)),
  query(floorApi.sumFloorDays, (db, ask) => sumFloorDays(db, ask)),
];
