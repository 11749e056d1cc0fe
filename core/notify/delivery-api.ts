import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { noticeSeverities, type NoticeSeverity } from './notice.ts';
import { advisedFault, roadId, roadKind } from './road-api.ts';
import { deliveryStateCodes, skipReasons, type DeliveryId, type SkipReason } from './road.ts';

const deliveryId = idSchema<DeliveryId>();

/** How long a link in a message opens its page. */
export const linkDays = 7;

export const deliveryRow = z.object({
  id: deliveryId,
  queuedAt: instantSchema,
  dueAt: instantSchema,
  sentAt: instantSchema.nullable(),
  state: z.enum(deliveryStateCodes),
  skipReason: z.enum(Object.keys(skipReasons) as [SkipReason, ...SkipReason[]]).nullable(),
  rule: z.string(),
  text: z.string(),
  severity: z.enum(Object.keys(noticeSeverities) as [NoticeSeverity, ...NoticeSeverity[]]),
  roadId: roadId.nullable(),
  roadName: z.string(),
  kind: roadKind.nullable(),
  /** null: a group */
  person: z.string().nullable(),
  attemptCount: z.int(),
  fault: advisedFault.omit({ at: true }).nullable(),
  openedAt: instantSchema.nullable(),
});
export type DeliveryRow = z.output<typeof deliveryRow>;

/** What was sent to whom, the newest first. */
export const listDeliveries = endpoint({
  method: 'GET',
  path: '/api/deliveries',
  permission: 'notify.display',
  title: { 'zh-CN': '发送记录', en: 'Delivery log' },
  input: z.object({ ...pageInput, state: z.enum(deliveryStateCodes).optional(), roadId: roadId.optional() }),
  output: pageOf(deliveryRow),
});

/** Where a signed link leads. It decides nothing: the page asks for the rights and the press that it needs. */
export const openNoticeLink = endpoint({
  method: 'POST',
  path: '/api/notice-links/open',
  permission: 'signed_in',
  title: { 'zh-CN': '打开消息里的链接', en: 'Open the link of a message' },
  input: z.object({ token: z.string().max(1_000) }),
  output: z.object({ place: z.string() }),
});
