import { platformChannels } from '@zhidan/core/channels/channel.ts';
import { pullKinds, pullOutcomes, type PullKind, type PullOutcome } from '@zhidan/core/channels/pull/pull-run.ts';
import { noticeStateCodes } from '@zhidan/core/channels/notice/notice-state.ts';
import { z } from 'zod';

/** What the address of a page may say; anything else is ignored. */
const moment = z.iso.datetime({ precision: 3 }).optional().catch(undefined);
const id = z.uuid().optional().catch(undefined);
/** Text that a platform sent along; the address may have made a number of it. */
const sent = z.coerce.string().max(2_000).optional().catch(undefined);

/** `edit` opens the form of the shop; `which` leaves shops out. */
export const shopsSearch = z.object({
  which: z.literal('grant_ending').optional().catch(undefined),
  shopId: id,
  edit: z.literal(true).optional().catch(undefined),
});

export const addShopSearch = z.object({
  channel: z.enum(platformChannels).optional().catch(undefined),
});

export const authorizedSearch = z.object({ shopId: id, state: sent, code: sent, error: sent, error_description: sent });

export const pullRunsSearch = z.object({
  shopId: id,
  kind: z
    .enum(Object.keys(pullKinds) as [PullKind, ...PullKind[]])
    .optional()
    .catch(undefined),
  outcome: z
    .enum(Object.keys(pullOutcomes) as [PullOutcome, ...PullOutcome[]])
    .optional()
    .catch(undefined),
  from: moment,
  to: moment,
});

export const unreadSearch = z.object({ shopId: id });

export const completenessSearch = z.object({
  shopId: id,
  /** the hours that differ instead of the squares */
  only: z.literal('red').optional().catch(undefined),
  days: z.literal([7, 14, 31]).optional().catch(undefined),
});

export const noticesSearch = z.object({
  shopId: id,
  orderId: id,
  state: z.enum(noticeStateCodes).optional().catch(undefined),
  search: z.coerce.string().max(64).optional().catch(undefined),
});
