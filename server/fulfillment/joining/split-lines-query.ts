import type { SplitLine } from '@zhidan/core/fulfillment/joining/split-plan.ts';
import { moneyOf, noMoney } from '@zhidan/core/fulfillment/joining/part-money.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Joinable } from './joining-store.ts';
import { kept } from './joining-write-store.ts';
import { holdersByLine, moneyKey } from './part-money-query.ts';

/** What a piece of a SKU weighs and takes up; null: not known. */
export type Weights = ReadonlyMap<string, Readonly<{ weightGram: number | null; volumeMl: number | null }>>;

export async function weightsOf(db: Db, some: readonly Pick<Joinable, 'lines'>[]): Promise<Weights> {
  const skuIds = [...new Set(some.flatMap(({ lines }) => lines.map(({ skuId }) => skuId)))];
  const { rows } = await sql<{ id: string; weightGram: number | null; volumeMl: number | null }>`
    select id, weight_gram as "weightGram", volume_mm3::float8 / 1000 as "volumeMl" from skus where id = any(${skuIds}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, ...size }) => [id, size]));
}

/** The lines that can be split, with what a piece weighs and what the buyer paid for them. */
export async function splitLinesOf(db: Db, some: readonly Joinable[]): Promise<ReadonlyMap<string, readonly SplitLine[]>> {
  const weights = await weightsOf(db, some);
  const holders = await holdersByLine(
    db,
    some.flatMap(({ orderIds }) => orderIds),
  );
  return new Map(
    some.map((one) => [
      one.id,
      kept(one.lines).map((line): SplitLine => {
        const holder = holders.get(moneyKey(line));
        const { position, skuId, quantity, isGift, pieceFrom } = line;
        const { paid } = holder ? moneyOf(holder, { from: pieceFrom, count: quantity }) : noMoney;
        return { position, skuId, quantity, isGift, weightGram: weights.get(skuId)?.weightGram ?? null, paid };
      }),
    ]),
  );
}
