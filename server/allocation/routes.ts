import * as areaApi from '@zhidan/core/allocation/area-api.ts';
import * as carrierApi from '@zhidan/core/allocation/carrier-api.ts';
import * as feeApi from '@zhidan/core/allocation/fee-api.ts';
import * as routeApi from '@zhidan/core/allocation/route-api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { addAreas } from './areas/add-areas.ts';
import { listAreas } from './areas/area-list-query.ts';
import { endAreas } from './areas/end-areas.ts';
import { addCarrier } from './carriers/add-carrier.ts';
import { changeCarrier } from './carriers/change-carrier.ts';
import { saveWeights } from './carriers/save-weights.ts';
import { listCarriers } from './carriers/carrier-list-query.ts';
import { listWeights } from './carriers/weights-store.ts';
import { listFeeTables } from './fees/fee-table-list-query.ts';
import { quoteFreights } from './fees/quote-freights.ts';
import { removeFeeTable } from './fees/remove-fee-table.ts';
import { saveFeeTable } from './fees/save-fee-table.ts';
import { routesOf } from './routing/route-list-query.ts';

export const allocationRoutes: readonly Route[] = [
  query(feeApi.listFeeTables, (db, ask) => listFeeTables(db, ask)),
  query(feeApi.quoteFreights, (db, ask) => quoteFreights(db, ask)),
  command(feeApi.saveFeeTable, (tx, ask) => saveFeeTable(tx, ask)),
  command(feeApi.removeFeeTable, (tx, ask) => removeFeeTable(tx, ask)),
  query(areaApi.listAreas, (db, ask) => listAreas(db, ask)),
  command(areaApi.addAreas, (tx, ask) => addAreas(tx, ask)),
  command(areaApi.endAreas, (tx, ask) => endAreas(tx, ask)),
  query(carrierApi.listCarriers, (db, ask) => listCarriers(db, ask)),
  command(carrierApi.addCarrier, (tx, ask) => addCarrier(tx, ask)),
  command(carrierApi.changeCarrier, (tx, ask) => changeCarrier(tx, ask)),
  query(carrierApi.listWeights, (db, ask) => listWeights(db, ask)),
  command(carrierApi.saveWeights, (tx, ask) => saveWeights(tx, ask)),
  query(routeApi.listRoutes, async (db, { referenceKind, referenceId }) => ({
    items: [...(await routesOf(db, { kind: referenceKind, id: referenceId }))],
  })),
];
