import type { fetchPrintData as contract } from '@zhidan/core/printing/api.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import { printingRefusals } from '@zhidan/core/printing/printing-refusal.ts';
import { orderChannelAt } from '@zhidan/core/waybills/waybill-source.ts';
import { savePrintData } from '../../fulfillment/index.ts';
import type { Exchange } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { accountsById, askAccount, type WaybillAccount } from '../../waybills/index.ts';
import { missingPrintData, type MissingData } from './missing-data-query.ts';

type Ask = InputOf<typeof contract> & Readonly<{ by: Caller | null }>;
type Found = Readonly<{ parcelId: string; waybillNo: string; printData: JsonObject }>;
type Bare = Readonly<{ itemId: string; text: string }>;

/**
 * Asks the services of these labels' numbers once more for what is printed; the network first, then one short transaction.
 * @throws Refused `session.required`
 */
export async function fetchPrintData(merchant: Merchant, ask: Ask, { once }: Pick<Exchange, 'once'>): Promise<OutputOf<typeof contract>> {
  const { db, vault } = merchant;
  const { by } = ask;
  if (by === null) throw new Refused('session.required');
  const missing = await missingPrintData(db, { ...ask, by });
  const accountIds = missing.flatMap(({ accountId }) => accountId ?? []);
  const accounts = new Map((await accountsById(db, vault, accountIds)).map((account) => [account.id as string, account]));
  const found: Found[] = [];
  const refused: Bare[] = [];
  for (const [accountId, some] of Map.groupBy(missing, (one) => one.accountId ?? '')) {
    const account = accounts.get(accountId);
    const answer = account && account.source !== 'hand' ? await askFor(merchant, account, some) : 'none';
    const given = typeof answer === 'string' ? [] : answer;
    found.push(...given);
    const known = new Set(given.map(({ parcelId }) => parcelId));
    const words = typeof answer === 'string' && answer !== 'none' ? answer : noneWords(by);
    refused.push(
      ...some.filter(({ parcelId }) => !known.has(parcelId)).map(({ itemId, waybillNo }) => ({ itemId, text: `${waybillNo}: ${words}` })),
    );
  }
  const fetched = await once((tx) => savePrintData(tx, vault, found));
  return { fetched, refused };
}

const noneWords = ({ language }: Caller): string => say(printingRefusals['print_item.data_not_given'], language);

/** By carrier and warehouse, because a template belongs to both. The service's own words when it says no. */
async function askFor(merchant: Merchant, account: WaybillAccount, missing: readonly MissingData[]): Promise<readonly Found[] | string> {
  const found: Found[] = [];
  try {
    for (const some of Map.groupBy(missing, ({ carrier, warehouseId }) => `${carrier} ${warehouseId}`).values()) {
      const [first] = some;
      if (!first) continue;
      const { carrier, warehouseId } = first;
      const templateUrl = account.lines.find((line) => line.carrier === carrier && line.warehouseId === warehouseId)?.templateUrl ?? '';
      const taken = await askAccount(merchant, account, (source, outside, access) => {
        const parcels = some.map(({ parcelId, waybillNo, channelOrderNos, channel }) => ({
          parcelId,
          waybillNo,
          channelOrderNos,
          orderChannel: orderChannelAt(source, channelOrderNos.length > 0 ? channel : null),
        }));
        return source.printData?.(outside, access, { carrier, parcels, templateUrl }) ?? Promise.resolve([]);
      });
      found.push(...taken.flatMap(({ parcelId, waybillNo, printData }) => (printData ? [{ parcelId, waybillNo, printData }] : [])));
    }
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    return fault.platformWords;
  }
  return found;
}
