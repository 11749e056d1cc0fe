import type { AuditSubject } from '@zhidan/core/audit/audit-subject.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { suspendedAt } from '../../allocation/index.ts';
import type { StoredOrder } from '../../orders/index.ts';
import type { Db } from '../../platform/db/database.ts';

/** What is known of the places that orders go to. Weather is not known yet. */
export async function areasOf(db: Db, orders: readonly StoredOrder[], now: Instant): Promise<ReadonlyMap<string, AuditSubject['area']>> {
  const receivers = orders.map(({ content: { receiver } }) => {
    const { kind, province, city, district, town, detail } = receiver;
    return { province, city, district, town, detail: kind === 'plain' ? detail : '' };
  });
  const places = await suspendedAt(db, { receivers, now });
  return new Map(
    orders.map(({ id }, index) => {
      const place = places[index];
      return [id, { isRemote: place?.isRemote ?? null, isSuspended: place?.isSuspended ?? null, rainAlertDays: null }];
    }),
  );
}
