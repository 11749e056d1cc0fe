import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { listShipNotices as contract, ShipNoticeId, ShipNoticeRow } from '@zhidan/core/channels/notice/notice-api.ts';
import type { FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import type { NoticeState } from '@zhidan/core/channels/notice/notice-state.ts';
import type { NoticeReason } from '@zhidan/core/channels/notice/ship-notice.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { scopedShopIds } from '../setup/shop-in-scope.ts';

const cursor = pageCursor(z.object({ no: z.int() }));

/** Notices of the caller's shops, newest first. */
export async function listShipNotices(db: Db, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const place = cursor.read(ask.after);
  const shopIds = scopedShopIds(ask.by, ask.shopId);
  let notices = db
    .selectFrom('ship_notices')
    .selectAll()
    .orderBy('no', 'desc')
    .limit(ask.limit + 1);
  if (place) notices = notices.where('no', '<', place.no);
  if (shopIds) notices = notices.where('shop_id', 'in', shopIds);
  if (ask.state) notices = notices.where('state', '=', ask.state);
  if (ask.orderId) notices = notices.where('order_id', '=', ask.orderId);
  const { search } = ask;
  if (search)
    notices = notices.where((where) =>
      where.or([where('channel_order_no', '=', search), where('waybill_no', '=', search.replaceAll(/\s/g, '').toUpperCase())]),
    );
  return cursor.page(await notices.execute(), ask.limit, { place: ({ no }) => ({ no }), item: noticeRow });
}

function noticeRow(row: Selectable<Tables['ship_notices']>): ShipNoticeRow {
  return {
    id: row.id as ShipNoticeId,
    no: row.no,
    shopId: row.shop_id as ShopId,
    orderId: row.order_id,
    channelOrderNo: row.channel_order_no,
    carrier: row.carrier as CarrierCode,
    waybillNo: row.waybill_no,
    lines: row.lines as ShipNoticeRow['lines'],
    state: row.state as NoticeState,
    reason: row.reason as NoticeReason | null,
    shipBy: row.ship_by,
    tryCount: row.try_count,
    dueAt: row.state === 'waiting' ? row.due_at : null,
    fault:
      row.fault_kind === null
        ? null
        : { kind: row.fault_kind as FaultKind, code: row.fault_code ?? '', words: row.fault_words ?? '', at: null },
    madeAt: row.made_at,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
  };
}
