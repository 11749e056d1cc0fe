import type { CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';

type Refusal = Readonly<{ carrier: CarrierCode; region: string; words: string; now: Instant; expiresAt: Instant }>;

/** Keeps a refusal; the newest words and the later expiry count. Answers how often the place was refused while the row lived. */
export async function keepRefusal(tx: Tx, { carrier, region, words, now, expiresAt }: Refusal): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    insert into carrier_refusals as known (carrier, region, words, refused_count, refused_at, expires_at)
    values (${carrier}, ${region}, ${words}, 1, ${now}, ${expiresAt})
    on conflict (carrier, region) do update set
      words = excluded.words, refused_at = excluded.refused_at, expires_at = greatest(known.expires_at, excluded.expires_at),
      refused_count = case when known.expires_at > ${now} then known.refused_count + 1 else 1 end
    returning refused_count as count`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Places that are asked again from now on. */
export async function forgetRefusals(tx: Tx, now: Instant): Promise<readonly Readonly<{ carrier: CarrierCode; region: string }>[]> {
  const { rows } = await sql<{ carrier: CarrierCode; region: string }>`
    delete from carrier_refusals where expires_at <= ${now} returning carrier, region`.execute(tx);
  return rows;
}
