import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { dayShops } from '../day-world.ts';
import type { RunningEmulators } from '../run-emulators.ts';

type Trade = Readonly<{ seq: number; no: string; createdAt: Instant; isPaid: boolean }>;
type World = Readonly<{ emulators: Pick<RunningEmulators, 'control'>; merchant: Readonly<{ clock(): Instant }> }>;

const pageSize = 10_000;
/** An order that has just been paid may still be on its way to us. */
const onTheWayMs = 3_600_000;

/** Numbers of the orders that platforms know as paid: of the last days, but for the last hour. */
export async function paidTrades(
  { emulators, merchant }: World,
  { createdAfterMs }: Readonly<{ createdAfterMs: number }>,
): Promise<string[]> {
  const now = instantMs(merchant.clock());
  const nos: string[] = [];
  for (const index of dayShops.keys()) {
    for (let after: number | null = 0; after !== null;) {
      const page = (await emulators.control('GET', 'trades', { shop: index + 1, after, limit: pageSize })) as unknown as readonly Trade[];
      for (const { no, createdAt, isPaid } of page)
        if (isPaid && instantMs(createdAt) > now - createdAfterMs && instantMs(createdAt) < now - onTheWayMs) nos.push(no);
      after = page.length < pageSize ? null : (page.at(-1)?.seq ?? null);
    }
  }
  return nos;
}
