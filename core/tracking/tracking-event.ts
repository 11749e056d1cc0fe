import { z } from 'zod';
import { eventType } from '../kernel/event.ts';
import { alertKindCodes } from './alert-kind.ts';
import { interceptionStateCodes } from './interception.ts';
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

const alert = z.object({ ...parcel.shape, waybillNo: z.string(), kind: z.enum(alertKindCodes) });

/** Something is wrong on its way. */
export const parcelAlertOpened = eventType({
  name: 'parcel.alert_opened',
  subjectKind: parcelKind,
  payload: z.object({ ...alert.shape, since: z.string(), severity: z.enum(['alarm', 'warning']) }),
  words: { 'zh-CN': '物流异常', en: 'Parcel in trouble' },
});
/** It went on by itself, or a person has seen to it. */
export const parcelAlertClosed = eventType({
  name: 'parcel.alert_closed',
  subjectKind: parcelKind,
  payload: z.object({ ...alert.shape, how: z.enum(['progress', 'person']) }),
  words: { 'zh-CN': '物流异常结束', en: 'Parcel out of trouble' },
});
/** A person has taken back that it is handled. */
export const parcelAlertReopened = eventType({
  name: 'parcel.alert_reopened',
  subjectKind: parcelKind,
  payload: alert,
  words: { 'zh-CN': '物流异常重新打开', en: 'Parcel in trouble again' },
});

/** How calling it back goes on. */
export const parcelInterception = eventType({
  name: 'parcel.interception_changed',
  subjectKind: parcelKind,
  payload: z.object({ ...parcel.shape, waybillNo: z.string(), state: z.enum(interceptionStateCodes) }),
  words: { 'zh-CN': '快递拦截', en: 'Calling it back' },
});
/** The same, told of each order in it. */
export const orderInterception = eventType({
  name: 'order.interception_changed',
  subjectKind: 'order',
  payload: z.object({ carrier: z.string(), waybillNo: z.string(), state: z.enum(interceptionStateCodes) }),
  words: { 'zh-CN': '快递拦截', en: 'Parcel called back' },
});

/** Hours after which something is late; the subject is the kind. */
export const trackingThresholdSaved = eventType({
  name: 'tracking_threshold.saved',
  subjectKind: 'tracking_threshold',
  payload: z.object({ carrier: z.string(), isRemote: z.boolean(), hours: z.int().nullable() }),
  words: { 'zh-CN': '修改物流异常时限', en: 'Hours of parcels in trouble changed' },
});

/** Who may hear news of tracking on the live stream; parcels are declared by fulfillment. */
export const trackingSubjects = { [accountKind]: 'tracking.display', tracking_threshold: 'tracking.display' } as const;
