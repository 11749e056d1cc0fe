import type * as api from '@zhidan/core/allocation/fee-api.ts';
import { freightOf, prepareTable, tableInForce } from '@zhidan/core/allocation/fee/freight.ts';
import { pathOf, withParents } from '@zhidan/core/allocation/region/region.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { localDateOf } from '@zhidan/core/kernel/local-date.ts';
import type { Db } from '../../platform/db/database.ts';
import { feeTables } from './fee-table-list-query.ts';

/** What each carrier asks for a parcel by the tables in force that day; those without a price last. */
export async function quoteFreights(db: Db, ask: Asked<InputOf<typeof api.quoteFreights>>): Promise<OutputOf<typeof api.quoteFreights>> {
  const { weightGram, volumeMl, pieces, warehouseId } = ask;
  const day = ask.day ?? localDateOf(ask.now);
  const tables = await feeTables(db);
  const region = pathOf(ask);
  const paths = withParents(region);
  const inForce = tables.filter((table) => {
    const found = tableInForce(tables, { ...table, warehouseId: warehouseId ?? table.warehouseId, day });
    return found?.id === table.id;
  });
  const quotes = inForce.map((table): api.FreightQuote => {
    const result = freightOf(prepareTable(table), paths, { weightGram, volumeMl, pieces });
    const { id, version, name, carrier, service, warehouseName } = table;
    const named = { feeTableId: id, version, table: name, carrier, service, warehouseName };
    if (!result.ok)
      return { ...named, freight: null, problem: result.refusal.code === 'freight.on_request' ? 'on_request' : 'region_not_covered' };
    const { etaDays, ...freight } = result.value;
    return { ...named, freight: { ...freight, etaDays: [...etaDays] }, problem: null };
  });
  return { region, quotes: quotes.toSorted((one, other) => costOf(one) - costOf(other)) };
}

const costOf = ({ freight }: api.FreightQuote): number => freight?.fee ?? Number.MAX_SAFE_INTEGER;
