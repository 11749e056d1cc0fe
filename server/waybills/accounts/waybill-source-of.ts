import { waybillSources } from '@zhidan/connectors/index.ts';
import type { AccountSource } from '@zhidan/core/waybills/account-source.ts';
import type { WaybillSource } from '@zhidan/core/waybills/waybill-source.ts';

const sourceByCode = new Map<AccountSource, WaybillSource>(waybillSources.map((source) => [source.code, source]));

/** The service behind an account; null where people type the numbers. */
export function waybillSourceOf(code: AccountSource): WaybillSource | null {
  const source = sourceByCode.get(code) ?? null;
  if (source === null && code !== 'hand') throw new Error(`no source ${code} in connectors/index.ts`);
  return source;
}
