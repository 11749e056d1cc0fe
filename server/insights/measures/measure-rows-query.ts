import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { handlingPieceCodes, type HandlingPiece } from '@zhidan/core/insights/measures/handling.ts';
import { measures } from '@zhidan/core/insights/measures/measure.ts';
import type { listMeasureRows as contract, MeasureListRow } from '@zhidan/core/insights/measures/measures-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { maskNote } from '@zhidan/core/orders/mask-note.ts';
import { requestNo } from '@zhidan/core/requests/request-life.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { plannedForValues } from '../../platform/db/name-statements.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { pieceColumn } from './handled-order-store.ts';
import { factsOf } from './measure-facts-query.ts';
import { measureRange } from './measure-range.ts';

const cursor = pageCursor(z.object({ rank: z.number(), id: z.string().max(100) }));

type Row = Omit<MeasureListRow, 'no' | 'pieces'> &
  Readonly<{ rank: number; fulfillmentNo: number | null; requestNo: number | null; pieces: Record<HandlingPiece, number> | null }>;

const pieces = sql`jsonb_build_object(${sql.join(
  handlingPieceCodes.flatMap((piece) => [sql.lit(piece), sql.ref(`fact.${pieceColumn(piece)}`)]),
)})`;

const isPiece = (part: string | undefined): part is HandlingPiece => handlingPieceCodes.some((code) => code === part);

/**
 * What stands behind a figure: of times all that were measured, the longest first, of shares the hits, the newest first. A question that
 * was no hit is listed with its part.
 * @throws Refused `measures.range_wrong`
 */
export async function measureRows(db: Db, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { measure, part, limit } = ask;
  const { days: _days, ...range } = measureRange(ask);
  const place = cursor.read(ask.after);
  const isTimes = measures[measure].unit === 'seconds';
  const rank: RawBuilder<unknown> =
    measure === 'handling' && isPiece(part)
      ? sql.ref(`fact.${pieceColumn(part)}`)
      : isTimes
        ? sql`fact.seconds`
        : sql`(extract(epoch from fact.at) * 1000)`;
  const conditions = [
    part !== undefined && measure !== 'handling' ? sql`fact.part = ${part}` : isTimes ? sql`true` : sql`fact.is_hit`,
    ...(place ? [sql`(${rank}::bigint, fact.id) < (${place.rank}::bigint, ${place.id}::text)`] : []),
  ];
  const { rows } = await sql<Row>`${plannedForValues}
    with found as (
      select fact.*, ${rank}::bigint as rank, ${measure === 'handling' ? pieces : sql`null::jsonb`} as pieces
      from (${factsOf[measure](range)}) as fact where ${sql.join(conditions, sql` and `)}
      order by ${rank}::bigint desc, fact.id desc limit ${limit + 1}
    )
    select
      found.id, found.rank, found.at, found.order_id as "orderId", orders.channel_order_no as "orderNo", shops.name as "shopName",
      own.no as "fulfillmentNo", request.no as "requestNo", request.task_id as "approvalId", found.part, found.seconds, found.text,
      coalesce(found.person, people.name, '') as person, found.pieces
    from found
    join orders on orders.id = found.order_id
    join shops on shops.id = found.shop_id
    left join fulfillment_orders as own on own.id = found.fulfillment_order_id
    left join change_requests as request on request.id = found.request_id
    left join people on people.id::text = found.person_id
    order by found.rank desc, found.id desc`.execute(db);
  return cursor.page(rows, limit, { place: ({ rank: at, id }) => ({ rank: at, id }), item: shown });
}

function shown({ rank: _rank, fulfillmentNo: own, requestNo: asked, text, ...row }: Row): MeasureListRow {
  return { ...row, text: maskNote(text), no: asked === null ? (own === null ? '' : fulfillmentNo(own)) : requestNo(asked) };
}
