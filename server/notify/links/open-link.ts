import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { linkDays } from '@zhidan/core/notify/delivery-api.ts';
import { noticeLinkOpened } from '@zhidan/core/notify/notice-event.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { markOpened } from './open-link-store.ts';
import { readLink } from './notice-link.ts';

/**
 * A signed-in person opens a message's link: answers the page, and notes that the message was seen when it was theirs. Decides nothing.
 * @throws Refused `notice_link.invalid`, `notice_link.expired`
 */
export async function openLink(tx: Tx, { by, now, token }: Asked<Readonly<{ token: string }>>, vault: Vault): Promise<{ place: string }> {
  const link = readLink(vault, token, now);
  if (link.state === 'expired') throw new Refused('notice_link.expired', { days: linkDays });
  if (link.state === 'invalid') throw new Refused('notice_link.invalid');
  const { deliveryId } = link;
  const opened = await markOpened(tx, { deliveryId, personId: by.actor.id, now });
  await emit(
    tx,
    { by, now },
    opened.map((subjectId) => noticeLinkOpened({ subjectId, payload: { deliveryId } })),
  );
  return { place: link.place };
}
