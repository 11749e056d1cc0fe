import { auditExceptionKinds } from '@zhidan/core/audit/audit-exception.ts';
import { auditVerdictCodes } from '@zhidan/core/audit/audit-verdict.ts';
import type { AuditQueueRow, listAuditQueue as contract } from '@zhidan/core/audit/decision-api.ts';
import { openMatches, type KeptMatch, type PackedMatch } from '@zhidan/core/audit/audit-decision.ts';
import { blockingKinds } from '@zhidan/core/orders/order-exception.ts';
import { fulfillmentNo, type FulfillmentOrderId } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { maskName } from '@zhidan/core/kernel/mask.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { riskInSql } from '../../fulfillment/index.ts';
import { ordersByIds } from '../../orders/index.ts';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { namesInForce } from '../rules/rule-store.ts';
import { spokenReason } from '../why/spoken-reason.ts';
import { isTimedInSql } from './timed-query.ts';

/** `asOf`: money at risk grows with time, so that all pages of a list reckon it at the moment of the first. */
const cursor = pageCursor(
  z.object({ asOf: instantSchema, riskFen: z.int(), shipBy: instantSchema.nullable(), id: idSchema<FulfillmentOrderId>() }),
);

type Row = Omit<AuditQueueRow, 'no' | 'reasons' | 'isReady' | 'receiver'> &
  Readonly<{ no: number; matches: readonly PackedMatch[]; blockingCount: number }>;

/** Fulfillment orders that wait for people, the most money at risk first. */
export async function listAuditQueue(db: Db, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { by, now, after, limit, stage, state, shopId } = ask;
  const place = cursor.read(after);
  const asOf = place?.asOf ?? now;
  const risk = riskInSql(asOf);
  const blocked = sql`exists (
    select from fulfillment_members as member join orders on orders.id = member.order_id and orders.blocking_count > 0
    where member.fulfillment_order_id = fulfillment.id
  )`;
  const conditions = [sql`fulfillment.stage = ${stage}`];
  const timed = isTimedInSql(sql.ref('fulfillment.id'));
  conditions.push(state === 'timed' ? timed : sql`not coalesce(${timed}, false)`);
  if (by.shops !== 'all') conditions.push(sql`fulfillment.shop_id = any(${[...by.shops]}::uuid[])`);
  if (shopId) conditions.push(sql`fulfillment.shop_id = ${shopId}`);
  if (state === 'ready') conditions.push(sql`not ${blocked} and fulfillment.stock = 'reserved'`);
  if (state === 'stopped') conditions.push(sql`(${blocked} or fulfillment.stock <> 'reserved')`);
  if (place)
    conditions.push(
      sql`(${risk} < ${place.riskFen} or ${risk} = ${place.riskFen} and
        (coalesce(fulfillment.ship_by, 'infinity'), fulfillment.id) > (coalesce(${place.shipBy}::timestamptz, 'infinity'), ${place.id}::uuid))`,
    );
  const { rows } = await sql<Row>`
    select fulfillment.id, fulfillment.no, fulfillment.stage, fulfillment.shop_id as "shopId", shops.name as "shopName", fulfillment.lead_order_id as "leadOrderId",
      fulfillment.piece_count as "pieceCount", warehouses.name as warehouse, fulfillment.carrier, fulfillment.stock, fulfillment.ship_by as "shipBy",
      fulfillment.stage_since as "stageSince", lead.buyer_message as "buyerMessage", lead.seller_memo as "sellerMemo",
      members.nos as "channelOrderNos", members.ids as "orderIds", ${risk}::bigint as "riskFen", members.paid as "paidFen", members.blocking as "blockingCount", lines.goods,
      said.verdict, said.due_at as "dueAt", coalesce(said.matches, '[]') as matches, open.exceptions, holds.reasons as "holdReasons"
    from fulfillment_orders as fulfillment
    join shops on shops.id = fulfillment.shop_id
    join orders as lead on lead.id = fulfillment.lead_order_id
    left join warehouses on warehouses.id = fulfillment.warehouse_id
    left join lateral (
      select state.verdict, state.due_at, decision.matches
      from fulfillment_members as member
      join audit_states as state on state.order_id = member.order_id
      join audit_decisions as decision on decision.id = state.decision_id
      where member.fulfillment_order_id = fulfillment.id
      order by array_position(${auditVerdictCodes}::text[], state.verdict), state.order_id limit 1
    ) as said on true
    cross join lateral (
      select array_agg(orders.channel_order_no order by orders.id) as nos, array_agg(orders.id order by orders.id) as ids,
        sum(orders.paid_fen)::bigint as paid, sum(orders.blocking_count)::integer as blocking
      from fulfillment_members as member join orders on orders.id = member.order_id where member.fulfillment_order_id = fulfillment.id
    ) as members
    cross join lateral (
      select coalesce(string_agg(skus.name || ' ×' || line.quantity, '、' order by line.position), '') as goods
      from (select * from fulfillment_lines where fulfillment_order_id = fulfillment.id and dropped_at is null order by position limit 3) as line
      join skus on skus.id = line.sku_id
    ) as lines
    cross join lateral (
      select coalesce(json_agg(json_build_object(
        'kind', kind, 'detail', detail, 'openedAt', opened_at) order by opened_at), '[]') as exceptions
      from order_exceptions as one join fulfillment_members as member on member.order_id = one.order_id
      where member.fulfillment_order_id = fulfillment.id and one.cleared_at is null
    ) as open
    cross join lateral (
      select coalesce(array_agg(reason order by placed_at), '{}') as reasons
      from order_holds as one join fulfillment_members as member on member.order_id = one.order_id
      where member.fulfillment_order_id = fulfillment.id and one.ended_at is null
    ) as holds
    where ${sql.join(conditions, sql` and `)}
    order by ${risk} desc, coalesce(fulfillment.ship_by, 'infinity'), fulfillment.id limit ${limit + 1}`.execute(db);
  const names = await receiversOf(db, rows, vault);
  const known = await namesInForce(db);
  return cursor.page(rows, limit, {
    place: ({ riskFen, shipBy, id }) => ({ asOf, riskFen, shipBy, id }),
    item: ({ no, matches, blockingCount, ...row }) => ({
      ...row,
      no: fulfillmentNo(no),
      exceptions: row.exceptions.map((one) => ({ ...one, openedAt: new Date(one.openedAt).toISOString() as typeof one.openedAt })),
      receiver: names.get(row.leadOrderId) ?? '',
      reasons: openMatches(matches).flatMap((match) => (isInTheWay(match) ? [spokenReason(match, known)] : [])),
      isReady: blockingCount === 0 && row.stock === 'reserved',
    }),
  });
}

/** A rule that would let it pass is no reason why it waits. */
const isInTheWay = ({ verdict, isSpent }: KeptMatch): boolean => verdict !== null && verdict !== 'pass' && !isSpent;

/** Masked name and place, to tell parcels apart. */
async function receiversOf(db: Db, rows: readonly Row[], vault: Vault): Promise<ReadonlyMap<string, string>> {
  const orders = await ordersByIds(
    db,
    vault,
    rows.map(({ leadOrderId }) => leadOrderId),
  );
  return new Map(
    orders.map(({ id, content: { receiver } }) => [
      id,
      `${maskName(receiver.name)} ${receiver.province}${receiver.city}${receiver.district}`,
    ]),
  );
}

/** A fulfillment order in the queue, as the commands on it see it. */
export type QueuedParcel = Readonly<{
  id: string;
  no: number;
  stage: string;
  shopId: string;
  orderIds: readonly string[];
  /** kinds of open blocking exceptions, by order */
  blockers: readonly Readonly<{ orderId: string; kind: string }>[];
  /** sources of open holds, by order */
  holds: readonly Readonly<{ orderId: string; source: string }>[];
  /** the last decision on one of its orders wanted finance to look */
  wantsFinance: boolean;
}>;

export async function queuedParcels(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, QueuedParcel>> {
  const { rows } = await sql<QueuedParcel>`
    select parcel.id, parcel.no, parcel.stage, parcel.shop_id as "shopId",
      array(select order_id::text from fulfillment_members where fulfillment_order_id = parcel.id order by 1) as "orderIds",
      (
        select coalesce(json_agg(json_build_object('orderId', one.order_id, 'kind', one.kind)), '[]') from order_exceptions as one
        join fulfillment_members as member on member.order_id = one.order_id and member.fulfillment_order_id = parcel.id
        where one.cleared_at is null and one.kind = any(${[...blockingKinds]})
      ) as blockers,
      (
        select coalesce(json_agg(json_build_object('orderId', one.order_id, 'source', one.source)), '[]') from order_holds as one
        join fulfillment_members as member on member.order_id = one.order_id and member.fulfillment_order_id = parcel.id
        where one.ended_at is null
      ) as holds,
      exists (
        select from fulfillment_members as member
        join audit_states as state on state.order_id = member.order_id
        join audit_decisions as said on said.id = state.decision_id
        where member.fulfillment_order_id = parcel.id
          and jsonb_path_exists(said.matches::jsonb, '$[*] ? (@.verdict == "finance" && @.isSpent == false)')
      ) as "wantsFinance"
    from fulfillment_orders as parcel where parcel.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Exceptions that audit raised: who may force, forces these by passing. */
export const isOwnBlock = (kind: string): boolean => (auditExceptionKinds as readonly string[]).includes(kind);
