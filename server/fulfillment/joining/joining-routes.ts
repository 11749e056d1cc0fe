import * as api from '@zhidan/core/fulfillment/joining/joining-api.ts';
import type { FulfillmentOrderId } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { command, query, type Route } from '../../platform/http/route.ts';
import { mergeFulfillments } from './merge-fulfillments.ts';
import { listMergeSuggestions } from './merge-suggestions.ts';
import { listOrderParcels } from './order-parcels-query.ts';
import { previewSplit } from './preview-split.ts';
import { restoreFulfillments } from './restore-fulfillments.ts';
import { splitFulfillment } from './split-fulfillment.ts';

const named = (id: string): FulfillmentOrderId => id as FulfillmentOrderId;

export const joiningRoutes: readonly Route[] = [
  query(api.listMergeSuggestions, (db, ask) => listMergeSuggestions(db, ask)),
  query(api.listOrderParcels, (db, ask) => listOrderParcels(db, ask)),
  query(api.previewSplit, (db, ask) => previewSplit(db, ask)),
  command(api.mergeFulfillments, async (tx, { reason, ...ask }) => {
    const answers = await mergeFulfillments(tx, { ...ask, ...(reason ? { reason } : {}) });
    return {
      outcomes: answers.map((answer) =>
        answer.isMerged ? { id: named(answer.id), refusal: null } : { id: null, refusal: { ...answer.refusal } },
      ),
    };
  }),
  command(api.splitFulfillment, async (tx, { fulfillmentId, reason, ...ask }) => {
    const ids = await splitFulfillment(tx, { ...ask, id: fulfillmentId, way: 'hand', ...(reason ? { reason } : {}) });
    return { ids: ids.map(named) };
  }),
  command(api.restoreFulfillments, async (tx, { reason, ...ask }) => {
    const ids = await restoreFulfillments(tx, { ...ask, ...(reason ? { reason } : {}) });
    return { ids: ids.map(named) };
  }),
];
