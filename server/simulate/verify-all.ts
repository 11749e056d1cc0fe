import { verifyFulfillment, verifyLedger, verifyStock } from '../main.ts';
import type { Db } from '../platform/db/database.ts';
import { verifyJournal } from '../platform/journal/verify-journal.ts';

/** What `zhidan verify` finds wrong, by what it looks at. */
export type Breaks = Readonly<{ journal: number; completeness: number; stock: number; fulfillment: number }>;

export async function verifyAll(db: Db): Promise<Breaks> {
  const { redCount, differingCount } = await verifyLedger(db);
  return {
    journal: (await verifyJournal(db)).brokenCount,
    completeness: redCount + differingCount,
    stock: (await verifyStock(db)).breakCount,
    fulfillment: (await verifyFulfillment(db)).breakCount,
  };
}

export const isGreen = (breaks: Breaks): boolean => Object.values(breaks).every((count) => count === 0);
