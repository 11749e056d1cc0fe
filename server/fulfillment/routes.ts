import * as api from '@zhidan/core/fulfillment/fulfillment-api.ts';
import type { ClaimRefusal } from '@zhidan/core/fulfillment/claim-refusal.ts';
import { command, exchange, query, type Route } from '../platform/http/route.ts';
import { chooseByHand } from './assigning/choose-by-hand.ts';
import { previewChoice } from './assigning/preview-choice.ts';
import { shipElsewhere } from './claims/ship-elsewhere.ts';
import { cancelFulfillment, withdrawFulfillment } from './claims/take-back.ts';
import { listFulfillments, sumFulfillments } from './list/fulfillment-list-query.ts';
import { listFulfillmentHappenings, showFulfillment } from './list/show-fulfillment.ts';
import { reopenFulfillments } from './opening/reopen-canceled.ts';

type Outcome = Readonly<{ id: string; outcome: string; refusals: readonly ClaimRefusal[] }>;

const told = (some: readonly Outcome[]): api.FulfillmentOutcomes => ({
  outcomes: some.map(({ id, outcome, refusals }) => ({
    id,
    outcome,
    refusals: refusals.map(({ code, values }) => ({ code, values: { ...values } })),
  })),
});

export const fulfillmentRoutes: readonly Route[] = [
  query(api.listFulfillments, (db, ask) => listFulfillments(db, ask)),
  query(api.sumFulfillments, (db, ask) => sumFulfillments(db, ask)),
  query(api.listFulfillmentHappenings, (db, ask) => listFulfillmentHappenings(db, ask)),
  query(api.showFulfillment, (db, ask) => showFulfillment(db, ask)),
  command(api.chooseByHand, async (tx, ask) => told(await chooseByHand(tx, ask))),
  exchange(api.previewChoice, previewChoice),
  command(api.withdrawFulfillments, async (tx, ask) => told(await withdrawFulfillment(tx, ask))),
  command(api.cancelFulfillments, async (tx, ask) => told(await cancelFulfillment(tx, ask))),
  command(api.reopenFulfillments, async (tx, ask) => {
    const reopened = await reopenFulfillments(tx, ask);
    return told(ask.ids.map((id) => ({ id, outcome: reopened.includes(id) ? 'reopened' : 'refused', refusals: [] })));
  }),
  command(api.shipElsewhere, async (tx, ask) => {
    const done = await shipElsewhere(tx, ask);
    return told(done.map(({ id, isDone, refusals }) => ({ id, outcome: isDone ? 'shipped_elsewhere' : 'refused', refusals })));
  }),
];
