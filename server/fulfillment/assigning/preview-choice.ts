import type { previewChoice as contract, PreviewedChoice } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { closedRoutes, freightsOf } from '../../allocation/index.ts';
import { reserveStock } from '../../inventory/index.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { inTrial } from '../../platform/db/in-transaction.ts';
import type { OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { chooseByHand } from './choose-by-hand.ts';
import { choicesOf, type ChoiceFacts } from './preview-choice-query.ts';

type Ask = Asked<InputOf<typeof contract>>;
type Side = PreviewedChoice['to'];

/**
 * What a hand's choice would make of fulfillment orders: it is made, its goods are asked for, and all of it is taken back. A constant
 * number of statements.
 * @throws Refused `warehouse.not_found`
 */
export async function previewChoice({ db }: Pick<Merchant, 'db'>, ask: OpenAsk<typeof contract>): Promise<OutputOf<typeof contract>> {
  const { by } = ask;
  if (!by) throw new Refused('session.required');
  return inTrial(db, (tx) => previewed(tx, { ...ask, by }));
}

async function previewed(tx: Tx, ask: Ask): Promise<OutputOf<typeof contract>> {
  const { now } = ask;
  const before = await choicesOf(tx, ask.ids);
  const answers = new Map((await chooseByHand(tx, ask)).map((answer) => [answer.id, answer]));
  const after = new Map((await choicesOf(tx, ask.ids)).map((choice) => [choice.id, choice]));
  const changed = before.flatMap((was) => {
    const to = after.get(was.id);
    return to && answers.get(was.id)?.outcome === 'assigned' ? [{ was, to }] : [];
  });
  const routes = changed.flatMap(({ to: { id, warehouseId, carrier, place } }) =>
    warehouseId === null || carrier === null ? [] : [{ id, warehouseId, carrier, receiver: { ...place, town: '', detail: '' } }],
  );
  const closed = await closedRoutes(tx, { routes, now });
  const moved = changed.filter(({ was, to }) => was.warehouseId !== to.warehouseId && !closed.has(to.id)).map(({ to }) => to);
  const short = await shortOf(tx, ask, moved);
  const [from, to] = [await sidesOf(tx, before, ask), await sidesOf(tx, [...after.values()], ask)];
  const nowhere: Side = { warehouse: null, carrier: null, freight: null };
  const problemOf = (id: string): PreviewedChoice['problem'] => {
    const closing = closed.get(id);
    if (closing) return { kind: 'closed', words: say(closing, ask.by.language) };
    return short.has(id) ? { kind: 'short', words: '' } : null;
  };
  return {
    // what is not the caller's is not described
    items: before.flatMap(({ id, no, orderNo }): PreviewedChoice[] => {
      const answer = answers.get(id);
      if (!answer || answer.refusals.some(({ code }) => code === 'fulfillment.not_found')) return [];
      const refusals = answer.refusals.map(({ code, values }) => ({ code, values: { ...values } }));
      const sides = { from: from.get(id) ?? nowhere, to: to.get(id) ?? nowhere };
      return [
        {
          id: id as PreviewedChoice['id'],
          no: fulfillmentNo(no),
          orderNo,
          outcome: answer.outcome,
          refusals,
          problem: problemOf(id),
          ...sides,
        },
      ];
    }),
  };
}

/** Those whose new warehouse lacks goods, when the earliest deadlines take theirs first. */
async function shortOf(tx: Tx, { by, now }: Ask, moved: readonly ChoiceFacts[]): Promise<ReadonlySet<string>> {
  const asks = moved.map(({ id, lines }) => ({ reference: { kind: 'fulfillment_order', id } as const, lines }));
  const outcomes = await reserveStock(tx, { by, now, asks });
  return new Set(outcomes.flatMap(({ reference, outcome }) => (outcome === 'short' ? [reference.id] : [])));
}

/** Names and freight; a parcel whose weight nobody knows has no price. */
async function sidesOf(db: Db, choices: readonly ChoiceFacts[], { now }: Ask): Promise<ReadonlyMap<string, Side>> {
  const priced = choices.flatMap(({ id, warehouseId, carrier, weightGram, volumeMl, pieces, place }) =>
    warehouseId === null || carrier === null || weightGram === null
      ? []
      : [{ id, warehouseId, carrier, place, load: { weightGram, volumeMl: volumeMl ?? 0, pieces } }],
  );
  const fees = await freightsOf(db, { asks: priced, now });
  const feeById = new Map(priced.map(({ id }, index) => [id, fees[index] ?? null]));
  return new Map(choices.map(({ id, warehouse, carrier }) => [id, { warehouse, carrier, freight: feeById.get(id) ?? null }]));
}
