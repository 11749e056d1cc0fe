import { handlingPieceCodes, type HandlingPiece } from '@zhidan/core/insights/measures/handling.ts';
import { measureCodes, type Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import { measures } from '@zhidan/core/insights/measures/measure.ts';
import type { MeasureFigure, Measures, showMeasures } from '@zhidan/core/insights/measures/measures-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { plannedForValues } from '../../platform/db/name-statements.ts';
import { baselines } from './baseline-store.ts';
import { pieceColumn } from './handled-order-store.ts';
import { factsOf, selfServedIn } from './measure-facts-query.ts';
import { measureRange, type MeasureRange } from './measure-range.ts';

type Row = Readonly<{ of: number; hits: number; half: number | null; most: number | null; mean: number | null }>;

/** Nearest rank: the value of one of the rows, so that every figure is somebody's. */
const spread = sql`
  count(*)::integer as "of", count(*) filter (where fact.is_hit)::integer as hits,
  percentile_disc(0.5) within group (order by fact.seconds) as half, percentile_disc(0.9) within group (order by fact.seconds) as most,
  round(avg(fact.seconds), 1)::double precision as mean`;

function figureOf(measure: Measure, row: Row | undefined): MeasureFigure {
  const { of, hits, half, most } = row ?? { of: 0, hits: 0, half: null, most: null };
  if (measures[measure].unit === 'seconds') return { value: half, high: most, count: of, of };
  return { value: of === 0 ? null : Math.round((hits * 10_000) / of), high: null, count: hits, of };
}

async function measured(db: Db, measure: Measure, range: MeasureRange): Promise<MeasureFigure> {
  const { rows } = await sql<Row>`${plannedForValues}select ${spread} from (${factsOf[measure](range)}) as fact`.execute(db);
  return figureOf(measure, rows[0]);
}

/** Seconds from payment to the truck, of orders paid in the range. */
export const handlingTime = (db: Db, range: MeasureRange): Promise<MeasureFigure> => measured(db, 'handling', range);
/** Basis points of the orders paid in the range that were followed by goods sent again because they were wrong or missing. */
export const misshippedShare = (db: Db, range: MeasureRange): Promise<MeasureFigure> => measured(db, 'misshipped', range);
/** Basis points of the parcels checked in the range in which a scan stopped something wrong. */
export const stoppedShare = (db: Db, range: MeasureRange): Promise<MeasureFigure> => measured(db, 'stopped', range);
/** Basis points of the questions answered in the range that the parcel's whereabouts would have answered. */
export const questionShare = (db: Db, range: MeasureRange): Promise<MeasureFigure> => measured(db, 'questions', range);
/** Seconds to the approver's answer, of requests made in the range. */
export const answerTime = (db: Db, range: MeasureRange): Promise<MeasureFigure> => measured(db, 'answers', range);

const figures: Readonly<Record<Measure, (db: Db, range: MeasureRange) => Promise<MeasureFigure>>> = {
  handling: handlingTime,
  misshipped: misshippedShare,
  stopped: stoppedShare,
  questions: questionShare,
  answers: answerTime,
};

/**
 * All measures of some days, and one of them by day, part and shop.
 * @throws Refused `measures.range_wrong`
 */
export async function measuresOf(db: Db, ask: Asked<InputOf<typeof showMeasures>>): Promise<Measures> {
  const { measure: chosen } = ask;
  const { days, ...range } = measureRange(ask);
  const others = measureCodes.filter((code) => code !== chosen);
  const [found, broken, pieces] = await Promise.all([
    Promise.all(others.map(async (code) => [code, await figures[code](db, range)] as const)),
    brokenDown(db, chosen, range),
    chosen === 'handling' ? handlingParts(db, range) : [],
  ]);
  const all = new Map([...found, [chosen, broken.whole] as const]);
  const { rows: looks } = await sql<{ count: number }>`${selfServedIn(range)}`.execute(db);
  return {
    from: days[0],
    to: days[1],
    measures: measureCodes.flatMap((measure) => {
      const figure = all.get(measure);
      return figure ? [{ measure, ...figure }] : [];
    }),
    baselines: [...(await baselines(db))],
    selfServed: looks[0]?.count ?? 0,
    days: broken.days,
    parts: chosen === 'handling' ? pieces : broken.parts,
    shops: broken.shops,
  };
}

type Set = Row & Readonly<{ day: string | null; shopId: string | null; shopName: string | null; part: string | null; bits: number }>;

/** By which of day, shop and part a row is grouped: the bits of `grouping`. */
const groups = { days: 0b011, shops: 0b101, parts: 0b110, whole: 0b111 } as const;

async function brokenDown(db: Db, measure: Measure, range: MeasureRange) {
  // the pieces of handling are columns: it has no parts to group by
  const parts = measure === 'handling' ? null : sql`fact.part`;
  const sets = [sql`(fact.day)`, sql`(fact.shop_id)`, ...(parts ? [sql`(${parts})`] : []), sql`()`];
  const bits = parts ? sql`grouping(fact.day, fact.shop_id, ${parts})` : sql`grouping(fact.day, fact.shop_id) * 2 + 1`;
  const { rows } = await sql<Set>`${plannedForValues}
    with fact as materialized (
      select fact.seconds, fact.is_hit, fact.part, fact.shop_id, (fact.at at time zone 'Asia/Shanghai')::date as day
      from (${factsOf[measure](range)}) as fact
    ),
    sums as (
      select fact.day, fact.shop_id, ${parts ?? sql`null::text`} as part, ${bits} as bits, ${spread}
      from fact group by grouping sets (${sql.join(sets)})
    )
    select sums.day, sums.shop_id as "shopId", shops.name as "shopName", sums.part, sums.bits, sums."of", sums.hits, sums.half, sums.most, sums.mean
    from sums left join shops on shops.id = sums.shop_id order by sums.day, sums."of" desc, shops.name, sums.part`.execute(db);
  const by = (bits: number): readonly Set[] => rows.filter((row) => row.bits === bits);
  return {
    whole: figureOf(measure, by(groups.whole)[0]),
    days: by(groups.days).flatMap((row) =>
      row.day === null ? [] : [{ day: row.day as Measures['days'][number]['day'], ...figureOf(measure, row) }],
    ),
    parts: by(groups.parts).flatMap((row) => (row.part === null ? [] : [{ code: row.part, mean: row.mean, ...partFigure(measure, row) }])),
    shops: by(groups.shops).flatMap((row) =>
      row.shopId === null
        ? []
        : [{ id: row.shopId as Measures['shops'][number]['id'], name: row.shopName ?? '', ...figureOf(measure, row) }],
    ),
  };
}

/** Of a share a part has no share of its own: its rows are counted, and the page says how many of all they are. */
const partFigure = (measure: Measure, row: Row): MeasureFigure =>
  measures[measure].unit === 'seconds' ? figureOf(measure, row) : { value: null, high: null, count: row.of, of: row.of };

type PieceRow = Readonly<Record<`${HandlingPiece} ${'half' | 'most' | 'mean'}`, number | null>> & Readonly<{ of: number }>;

/** Each piece over all orders; the means add up to that of the whole, the percentiles do not. */
async function handlingParts(db: Db, range: MeasureRange): Promise<Measures['parts']> {
  const sums = handlingPieceCodes.flatMap((piece): RawBuilder<unknown>[] => {
    const column = sql.ref(`fact.${pieceColumn(piece)}`);
    return [
      sql`percentile_disc(0.5) within group (order by ${column}) as ${sql.ref(`${piece} half`)}`,
      sql`percentile_disc(0.9) within group (order by ${column}) as ${sql.ref(`${piece} most`)}`,
      sql`round(avg(${column}), 1)::double precision as ${sql.ref(`${piece} mean`)}`,
    ];
  });
  const { rows } = await sql<PieceRow>`${plannedForValues}
    select count(*)::integer as "of", ${sql.join(sums)} from (${factsOf.handling(range)}) as fact`.execute(db);
  const [row] = rows;
  if (!row || row.of === 0) return [];
  return handlingPieceCodes.map((code) => ({
    code,
    mean: row[`${code} mean`],
    value: row[`${code} half`],
    high: row[`${code} most`],
    count: row.of,
    of: row.of,
  }));
}
