import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { hourFinding, type HourFinding } from '@zhidan/core/channels/completeness/hour-verdict.ts';
import { comparable } from '@zhidan/core/channels/completeness/ledger-rules.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { hourFigures } from '../../orders/index.ts';
import type { Db } from '../../platform/db/database.ts';
import { ledgerHoursAfter, type LedgerHour } from './ledger-hour-query.ts';

/** An hour that is not whole. */
export type LedgerBreak = Readonly<{
  shopId: ShopId;
  shopName: string;
  hour: Instant;
  finding: Exclude<HourFinding, 'whole'>;
  platformCount: number;
  ourCount: number;
}>;

export type LedgerVerdict = Readonly<{
  hourCount: number;
  shopCount: number;
  redCount: number;
  /** green in the ledger, and our tables say otherwise */
  differingCount: number;
  /** the first ones, at most `breakLimit` */
  breaks: readonly LedgerBreak[];
}>;

const breakLimit = 100;
const batchLimit = 500;

/** Counts our side of every hour of the ledger anew from the tables and holds it against what the platform said. */
export async function verifyLedger(db: Db): Promise<LedgerVerdict> {
  const breaks: LedgerBreak[] = [];
  const shops = new Set<ShopId>();
  const count = { whole: 0, red: 0, differs: 0 };
  let last: LedgerHour | undefined;
  for (;;) {
    const hours = await ledgerHoursAfter(db, last, batchLimit);
    for (const found of await findings(db, hours)) {
      shops.add(found.shopId);
      count[found.finding] += 1;
      const { finding } = found;
      if (finding !== 'whole' && breaks.length < breakLimit) breaks.push({ ...found, finding });
    }
    last = hours.at(-1);
    if (hours.length < batchLimit)
      return {
        hourCount: count.whole + count.red + count.differs,
        shopCount: shops.size,
        redCount: count.red,
        differingCount: count.differs,
        breaks,
      };
  }
}

async function findings(
  db: Db,
  hours: readonly LedgerHour[],
): Promise<readonly (Omit<LedgerBreak, 'finding'> & { finding: HourFinding })[]> {
  const counted = await hourFigures(
    db,
    hours.map(({ shopId, hour, checkedAt }) => ({ shopId, hour, asOf: checkedAt })),
  );
  const ofHour = new Map(counted.map((own) => [`${own.shopId} ${own.hour}`, own]));
  return hours.flatMap(({ shopId, shopName, hour, state, platform, checkedAt }) => {
    const own = ofHour.get(`${shopId} ${hour}`);
    if (!own) return [];
    const before = { orderCount: own.thenCount, voidCount: own.thenVoidCount };
    const finding = hourFinding(state, comparable(platform, hour, checkedAt), { now: own, before, hasChanged: own.hasChanged });
    return [{ shopId, shopName, hour, finding, platformCount: platform.orderCount, ourCount: own.orderCount }];
  });
}
