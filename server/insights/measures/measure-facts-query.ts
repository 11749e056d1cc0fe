import { approvalDecided } from '@zhidan/core/approvals/approval-event.ts';
import { buyerLooked } from '@zhidan/core/buyers/buyer-event.ts';
import { serviceAnswered } from '@zhidan/core/desk/desk-event.ts';
import type { Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import { misshipCauses, progressQuestions } from '@zhidan/core/insights/measures/measure.ts';
import { uuidV7 } from '@zhidan/core/kernel/id.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { orderAdded } from '@zhidan/core/orders/exception-event.ts';
import { sql, type RawBuilder } from 'kysely';
import { inWarehousesOf } from '../../inventory/index.ts';
import type { MeasureRange } from './measure-range.ts';

type Sql = RawBuilder<unknown>;

/** The first id of the journal that a moment can have: ids begin with their moment, so the index of an event serves a time. */
const firstId = (at: Instant): string => uuidV7(instantMs(at), new Uint8Array(10));

const met = (parts: readonly Sql[]): Sql => (parts.length === 0 ? sql`true` : sql.join([...parts], sql` and `));

/** What the caller may see and wants to see, by the columns of a row. A row without a warehouse belongs to all. */
function narrowed(
  { by, channel, shopId, warehouseId, carrier }: MeasureRange,
  columns: Readonly<{ shop: Sql; warehouse?: Sql; carrier?: Sql }>,
): Sql[] {
  const parts: Sql[] = [];
  if (by.shops !== 'all') parts.push(sql`${columns.shop}::text = any(${[...by.shops]}::text[])`);
  if (shopId) parts.push(sql`${columns.shop} = ${shopId}`);
  if (channel) parts.push(sql`${columns.shop} in (select id from shops where channel = ${channel})`);
  if (columns.warehouse && by.warehouses !== 'all')
    parts.push(sql`(${columns.warehouse} is null or ${columns.warehouse} in (select id from warehouses where ${inWarehousesOf(by)}))`);
  if (columns.warehouse && warehouseId) parts.push(sql`${columns.warehouse} = ${warehouseId}`);
  if (columns.carrier && carrier) parts.push(sql`${columns.carrier} = ${carrier}`);
  return parts;
}

/** What is about an order is narrowed by where that order was shipped from, or by whom. */
function narrowedByShipping({ warehouseId, carrier }: MeasureRange, orderId: Sql): Sql[] {
  if (!warehouseId && !carrier) return [];
  const parts = [
    ...(warehouseId ? [sql`shipping.warehouse_id = ${warehouseId}`] : []),
    ...(carrier ? [sql`shipping.carrier = ${carrier}`] : []),
  ];
  return [
    sql`exists (
      select from fulfillment_members as member join fulfillment_orders as shipping on shipping.id = member.fulfillment_order_id
      where member.order_id = ${orderId} and ${met(parts)}
    )`,
  ];
}

/** Rows `handled` of `handled_orders`. */
function handledIn(range: MeasureRange): Sql {
  const { from, before, personId } = range;
  const columns = { shop: sql`handled.shop_id`, warehouse: sql`handled.warehouse_id`, carrier: sql`handled.carrier` };
  const parts = [sql`handled.paid_at >= ${from} and handled.paid_at < ${before}`, ...narrowed(range, columns)];
  if (personId) parts.push(sql`${personId} in (handled.audited_by, handled.checked_by, handled.shipped_by)`);
  return met(parts);
}

const like = (marks: readonly string[]): Sql => sql`any(array[${sql.join(marks.map((mark) => sql.lit(`%${mark}%`)))}])`;
const cause = sql`case ${sql.join(
  Object.entries(misshipCauses).map(([code, { marks }]) => sql`when follower.reason ilike ${like(marks)} then ${sql.lit(code)}`),
  sql` `,
)} end`;

/**
 * Orders after which goods were sent again or exchanged because they were wrong or missing: each once, on its last shipment. A follower is
 * told after its order was paid, so the journal is read from there.
 */
const faultsSince = (from: Instant): Sql => sql`
  select distinct on (shipped.order_id) shipped.order_id, shipped.fulfillment_order_id, follower.part, follower.at, follower.reason, follower.actor_name, follower.follower_id
  from (
    select
      (follower.payload ->> 'sourceOrderId')::uuid as order_id, ${cause} as part, follower.at, follower.reason, follower.actor_name,
      follower.subject_id::uuid as follower_id
    from journal as follower where follower.event = ${orderAdded.type.name} and follower.id >= ${firstId(from)}::uuid
  ) as follower
  join handled_orders as shipped on shipped.order_id = follower.order_id and shipped.shipped_at <= follower.at
  where follower.part is not null
  order by shipped.order_id, shipped.shipped_at desc, follower.at`;

/**
 * Rows `(at, shop_id, seconds, is_hit, part, …)` of what a measure is made of; the further columns are for its list. Seconds stand where
 * times are measured, hits where shares are.
 */
export const factsOf: Readonly<Record<Measure, (range: MeasureRange) => Sql>> = {
  handling: (range) => sql`
    select
      handled.paid_at as at, handled.shop_id, handled.handling_seconds as seconds, true as is_hit, null::text as part,
      handled.fulfillment_order_id::text || handled.order_id::text as id, handled.order_id, handled.fulfillment_order_id,
      null::uuid as request_id, '' as text, coalesce(handled.shipped_by, handled.checked_by, handled.audited_by) as person_id,
      null::text as person, handled.receive_seconds, handled.allocate_seconds, handled.audit_seconds, handled.number_seconds,
      handled.print_seconds, handled.pick_seconds, handled.ship_seconds, handled.people_seconds
    from handled_orders as handled where ${handledIn(range)}`,
  misshipped: (range) => sql`
    select
      handled.paid_at as at, handled.shop_id, null::integer as seconds, fault.order_id is not null as is_hit, fault.part,
      fault.follower_id::text as id, handled.order_id, handled.fulfillment_order_id, null::uuid as request_id, fault.reason as text,
      null::text as person_id, fault.actor_name as person
    from handled_orders as handled
    left join (${faultsSince(range.from)}) as fault
      on fault.order_id = handled.order_id and fault.fulfillment_order_id = handled.fulfillment_order_id
    where ${handledIn(range)}`,
  stopped: (range) => {
    const parts = [
      sql`record.station = 'check' and record.recorded_at >= ${range.from} and record.recorded_at < ${range.before}`,
      ...narrowed(range, { shop: sql`own.shop_id`, warehouse: sql`record.warehouse_id`, carrier: sql`own.carrier` }),
      // the desk keeps the name of who checked
      ...(range.personId ? [sql`record.recorded_by in (select name from people where id = ${range.personId})`] : []),
    ];
    const stopping = sql`filter (where record.blocked_count > 0)`;
    return sql`
      select
        min(record.recorded_at) as at, own.shop_id, null::integer as seconds, bool_or(record.blocked_count > 0) as is_hit,
        (array_agg(record.blocked -> 0 ->> 'code' order by record.recorded_at) ${stopping})[1] as part,
        own.id::text as id, own.lead_order_id as order_id, own.id as fulfillment_order_id, null::uuid as request_id,
        string_agg((select string_agg(scan ->> 'text', ' ') from jsonb_array_elements(record.blocked) as scan), ' ') ${stopping} as text,
        null::text as person_id, (array_agg(record.recorded_by order by record.recorded_at) ${stopping})[1] as person
      from floor_records as record
      join fulfillment_orders as own on own.id = record.fulfillment_order_id
      where record.warehouse_id = any(array(select id from warehouses)) and ${met(parts)}
      group by own.id`;
  },
  questions: (range) => {
    const parts = [
      sql`asked.event = ${serviceAnswered.type.name} and asked.id >= ${firstId(range.from)}::uuid and asked.id < ${firstId(range.before)}::uuid`,
      sql`asked.payload ->> 'kind' <> 'looked_up'`,
      ...narrowed(range, { shop: sql`orders.shop_id` }),
      ...narrowedByShipping(range, sql`orders.id`),
      ...(range.personId ? [sql`asked.actor_id = ${range.personId}`] : []),
    ];
    return sql`
      select
        asked.at, orders.shop_id, null::integer as seconds, asked.payload ->> 'kind' = any(${[...progressQuestions]}) as is_hit,
        asked.payload ->> 'kind' as part, asked.id::text as id, orders.id as order_id, null::uuid as fulfillment_order_id,
        null::uuid as request_id, '' as text, null::text as person_id, asked.actor_name as person
      from journal as asked join orders on orders.id = asked.subject_id::uuid where ${met(parts)}`;
  },
  answers: (range) => {
    const parts = [
      sql`decided.event = ${approvalDecided.type.name} and decided.id >= ${firstId(range.from)}::uuid`, // decided after it was asked
      sql`decided.payload ->> 'outcome' in ('approved', 'rejected')`,
      sql`request.asked_at >= ${range.from} and request.asked_at < ${range.before}`,
      ...narrowed(range, { shop: sql`request.shop_id` }),
      ...narrowedByShipping(range, sql`request.order_id`),
      ...(range.personId ? [sql`decided.payload ->> 'byPersonId' = ${range.personId}`] : []),
    ];
    return sql`
      select
        request.asked_at as at, request.shop_id, floor(extract(epoch from decided.at - request.asked_at))::integer as seconds, true as is_hit,
        request.kind as part, request.id::text as id, request.order_id, null::uuid as fulfillment_order_id, request.id as request_id,
        request.reason as text, decided.payload ->> 'byPersonId' as person_id, null::text as person
      from journal as decided
      join change_requests as request on decided.payload -> 'subject' ->> 'kind' = 'request'
        and request.id = case when decided.payload -> 'subject' ->> 'kind' = 'request' then (decided.payload -> 'subject' ->> 'id')::uuid end
      where ${met(parts)}`;
  },
};

/** Looks at the buyer's own page. */
export const selfServedIn = (range: MeasureRange): Sql => sql`
  select count(*)::integer as count from journal as looked join orders on orders.id = looked.subject_id::uuid
  where ${met([
    sql`looked.event = ${buyerLooked.type.name} and looked.id >= ${firstId(range.from)}::uuid and looked.id < ${firstId(range.before)}::uuid`,
    ...narrowed(range, { shop: sql`orders.shop_id` }),
    ...narrowedByShipping(range, sql`orders.id`),
  ])}`;
