import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema, type Id } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { carrierCodeList, type CarrierCode } from '../carrier/carrier-codes.ts';
import type { ShopId } from '../channel.ts';
import { shownFault } from '../shop/pull-run-api.ts';
import { noticeStateCodes } from './notice-state.ts';
import { noticeReasonCodes } from './ship-notice.ts';

export type ShipNoticeId = Id<'ShipNoticeId'>;

const shipNoticeId = idSchema<ShipNoticeId>();
const shopId = idSchema<ShopId>();
const state = z.enum(noticeStateCodes);

/** Notices that a screen acts on at once. */
export const noticesAtOnce = 200;

/** One parcel and one order of it. `lines` null: the whole order. */
export const shipNoticeRow = z.object({
  id: shipNoticeId,
  no: z.int(),
  shopId,
  orderId: z.uuid(),
  channelOrderNo: z.string(),
  carrier: z.enum(carrierCodeList as [CarrierCode, ...CarrierCode[]]),
  waybillNo: z.string(),
  lines: z.array(z.object({ lineNo: z.string(), quantity: z.int(), remaining: z.int() })).nullable(),
  state,
  reason: z.enum(noticeReasonCodes).nullable(),
  shipBy: instantSchema.nullable(),
  tryCount: z.int(),
  /** when it is tried next */
  dueAt: instantSchema.nullable(),
  fault: shownFault.nullable(),
  madeAt: instantSchema,
  endedAt: instantSchema.nullable(),
  endedBy: z.string().nullable(),
});
export type ShipNoticeRow = z.output<typeof shipNoticeRow>;

/** Newest first. */
export const listShipNotices = endpoint({
  method: 'GET',
  path: '/api/ship-notices',
  permission: 'ship_notices.display',
  title: { 'zh-CN': '发货回传', en: 'Ship notices' },
  input: z.object({
    ...pageInput,
    shopId: shopId.optional(),
    state: state.optional(),
    orderId: z.uuid().optional(),
    /** number of an order or a waybill, whole */
    search: z.string().trim().max(64).optional(),
  }),
  output: pageOf(shipNoticeRow),
});

const ids = z.array(shipNoticeId).min(1).max(noticesAtOnce);

/** Tries notices again that failed or wait. */
export const sendNoticesAgain = endpoint({
  method: 'POST',
  path: '/api/ship-notices/send-again',
  permission: 'ship_notices.manage',
  title: { 'zh-CN': '重新回传', en: 'Send again' },
  input: z.object({ ids }),
  output: z.object({ doneCount: z.int() }),
});

/** A person has entered the numbers on the platform: nothing is sent for them any more. */
export const settleNotices = endpoint({
  method: 'POST',
  path: '/api/ship-notices/settle',
  permission: 'ship_notices.manage',
  title: { 'zh-CN': '标记为已在平台处理', en: 'Mark as done on the platform' },
  input: z.object({ ids, reason: z.string().trim().min(1).max(200) }),
  output: z.object({ doneCount: z.int() }),
});
