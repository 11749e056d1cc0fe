import { z } from 'zod';
import { eventType } from '../kernel/event.ts';
import { traceStateCode, traceSubCode } from './trace-codes.ts';

const accountKind = 'tracking_account';

export const trackingAccountAdded = eventType({
  name: 'tracking_account.added',
  subjectKind: accountKind,
  payload: z.object({}),
  words: { 'zh-CN': '添加轨迹账户', en: 'Tracking account added' },
});
/** Credentials are told by the names of their fields, never by what they hold. */
export const trackingAccountChanged = eventType({
  name: 'tracking_account.changed',
  subjectKind: accountKind,
  payload: z.object({ credentials: z.array(z.string()) }),
  words: { 'zh-CN': '修改轨迹账户', en: 'Tracking account changed' },
});
/** The service refuses the account: nobody watches its parcels until a person mends it. Told once until it answers again. */
export const trackingAccountRefused = eventType({
  name: 'tracking_account.refused',
  subjectKind: accountKind,
  payload: z.object({ name: z.string(), code: z.string() }),
  words: { 'zh-CN': '轨迹账户被拒绝', en: 'Tracking account refused' },
});

const parcelKind = 'parcel';
const parcel = z.object({ fulfillmentOrderId: z.string(), orderIds: z.array(z.string()) });

/** It stands elsewhere than before. */
export const parcelTraceChanged = eventType({
  name: 'parcel.trace_changed',
  subjectKind: parcelKind,
  payload: z.object({
    ...parcel.shape,
    waybillNo: z.string(),
    state: traceStateCode,
    sub: traceSubCode.nullable(),
    since: z.string().nullable(),
  }),
  words: { 'zh-CN': '物流状态变化', en: 'Parcel stands elsewhere' },
});

/** Who may hear news of tracking on the live stream; parcels are declared by fulfillment. */
export const trackingSubjects = { [accountKind]: 'tracking.display' } as const;
