import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { addWaybillAccount, type SenderAddress, type WaybillAccountId, type WaybillLine } from '@zhidan/core/waybills/account-api.ts';
import type { AccountSource } from '@zhidan/core/waybills/account-source.ts';
import { z } from 'zod';
import { emulatedAddresses, shopsIn } from '../../channels/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { job, type JobType } from '../../platform/jobs/job.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { addAccount } from '../accounts/add-account.ts';
import { waybillAccounts } from '../accounts/account-store.ts';
import { changeAccount } from '../accounts/change-account.ts';
import { readAccount } from '../accounts/read-account.ts';
import { waybillSourceOf } from '../accounts/waybill-source-of.ts';
import { demoWarehouses, shopIsAuthorized } from './demo-account-query.ts';

const by = systemCaller('demo');

const type: JobType<{ emulatorUrl: string }> = {
  name: 'waybills.connect-demo-accounts',
  words: { 'zh-CN': '配置演示面单账户', en: 'Set up the demo’s e-waybill accounts' },
  payload: z.object({ emulatorUrl: z.string() }),
  timeoutMs: 60_000,
  retryLimit: 12, // the demo's shops are connected beside it
  retryDelayMs: 2_000,
};

type DemoAccount = Readonly<{
  source: AccountSource;
  /** whose shop it belongs to; null: an aggregator's, for all others */
  channel: string | null;
  name: string;
  templates: ((carrier: CarrierCode) => string) | null;
  /** only from the warehouse there: with an aggregator each branch of a carrier has a contract of its own */
  city?: string;
}>;

/** Carriers in the order in which the emulated services number their templates. */
const templateOrder: readonly CarrierCode[] = ['SF', 'ZTO', 'YTO', 'STO', 'YUNDA', 'JTSD', 'JD', 'DBL', 'EMS', 'POSTB'];
const cainiaoTemplate = (carrier: CarrierCode): string =>
  `http://cloudprint.cainiao.com/template/standard/${101 + templateOrder.indexOf(carrier) * 10}`;
const douyinTemplate = (carrier: CarrierCode): string =>
  `https://logistics.douyinec.com/davinci/GetTemplate?template_id=${1_001 + templateOrder.indexOf(carrier)}&version=1`;

/** The demo's accounts: of the platforms for their shops, and an aggregator's for all others. */
const demoAccounts: readonly DemoAccount[] = [
  { source: 'cainiao', channel: 'tmall', name: '菜鸟 · 天猫旗舰店', templates: cainiaoTemplate },
  { source: 'douyin', channel: 'douyin', name: '抖音电子面单', templates: douyinTemplate },
  { source: 'kuaidi100', channel: null, name: '快递100 · 其他店铺', templates: null, city: '宁波市' },
  { source: 'kuaidi100', channel: null, name: '快递100 · 武汉仓', templates: null, city: '武汉市' },
];

/** What a number of a carrier that sells them in advance costs in the demo. */
const demoNumberFen = 45;

/** Has the demo's accounts set up in the background; a merchant that has accounts stays as it is. */
export async function beginDemoAccounts(merchant: Merchant, emulatorUrl: string): Promise<void> {
  await inTransaction(merchant.db, (tx) => enqueue(tx, type, [{ payload: { emulatorUrl }, key: emulatorUrl }]));
}

export const connectDemoAccountsJob = job(type, async (merchant, { payload: { emulatorUrl } }) => {
  const known = new Map((await waybillAccounts(merchant.db, merchant.vault)).map((account) => [account.name, account]));
  for (const demo of demoAccounts) {
    const { id, lines = [] } = known.get(demo.name) ?? {};
    if (lines.length > 0) continue; // what a visitor has changed stays
    await connectLines(merchant, { demo, accountId: id ?? (await addDemoAccount(merchant, demo, emulatorUrl)) });
  }
});

async function addDemoAccount(
  { db, vault, clock }: Merchant,
  { source, channel, name, city }: DemoAccount,
  emulatorUrl: string,
): Promise<WaybillAccountId> {
  const shopId = channel === null ? null : ((await shopsIn(db, 'all')).find((shop) => shop.channel === channel)?.id ?? null);
  if (channel !== null && (shopId === null || !(await shopIsAuthorized(db, shopId))))
    throw new Error(`the demo’s shop on ${channel} is not connected yet`);
  const form = addWaybillAccount.input.parse({ name, source, ...(await ownFields({ source, city }, shopId, emulatorUrl)) });
  return (await inTransaction(db, (tx) => addAccount(tx, { by, now: clock(), ...form }, vault))).id;
}

async function connectLines(
  merchant: Merchant,
  { demo, accountId }: Readonly<{ demo: DemoAccount; accountId: WaybillAccountId }>,
): Promise<void> {
  const { db, vault, clock } = merchant;
  const lines = await linesOf(merchant, accountId, demo);
  await inTransaction(db, (tx) => changeAccount(tx, { by, now: clock(), accountId, lines: [...lines] }, vault));
}

/** The shop that asks, or the account that the emulated aggregator knows. */
async function ownFields({ source, city }: Pick<DemoAccount, 'source' | 'city'>, shopId: ShopId | null, emulatorUrl: string) {
  if (shopId !== null) return { shopId };
  const service = waybillSourceOf(source);
  if (!service) throw new Error(`${source} is no service`);
  const apps = z
    .array(z.object({ platform: z.string(), key: z.string(), secret: z.string() }))
    .parse(await asked(`${emulatorUrl}/control/apps`));
  const app = apps.find(({ platform }) => platform === source);
  if (!app) throw new Error(`the emulated ${source} has no account`);
  const contracts = contractsSchema.parse(await asked(`${emulatorUrl}/control/subscriptions`));
  const text = contracts
    .filter((one) => one.source === source && (city === undefined || one.senders.some((sender) => sender.city === city)))
    .map(
      ({ carrier, customerCode, customerKey }) => `${carrier} partnerId=${customerCode}${customerKey ? ` partnerKey=${customerKey}` : ''}`,
    );
  return {
    fields: { key: app.key, secret: app.secret, contracts: text.join('\n') },
    addresses: emulatedAddresses(service, emulatorUrl),
  };
}

const contractsSchema = z.array(
  z.object({
    source: z.string(),
    carrier: z.string(),
    customerCode: z.string(),
    customerKey: z.string(),
    senders: z.array(z.object({ city: z.string() })),
  }),
);

async function asked(url: string): Promise<unknown> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}

/** A line for each carrier and warehouse, with the sender that the service knows there; where it names none, the warehouse's own. */
async function linesOf(
  merchant: Merchant,
  accountId: WaybillAccountId,
  { templates, city: onlyCity }: DemoAccount,
): Promise<readonly WaybillLine[]> {
  const { subscriptions, fault } = await readAccount(merchant, { accountId, by });
  if (fault) throw new Error(`the emulated service did not answer: ${fault.words}`);
  const warehouses = (await demoWarehouses(merchant.db)).filter(({ city }) => onlyCity === undefined || city === onlyCity);
  const lines = warehouses.flatMap(({ id: warehouseId, city }) =>
    subscriptions.flatMap(({ carrier, senders, accountNos, branchCode, balance }): WaybillLine[] => {
      const sender: SenderAddress | undefined = senders.find((one) => one.city === city);
      if (carrier === null || (senders.length > 0 && !sender)) return [];
      const numberFen = balance === null ? 0 : demoNumberFen;
      return [
        {
          carrier,
          warehouseId: warehouseId as never,
          sender: sender ?? null,
          accountNo: accountNos[0] ?? '',
          branchCode,
          templateUrl: templates?.(carrier) ?? '',
          numberFen,
        },
      ];
    }),
  );
  const once = new Map<string, WaybillLine>(lines.map((line) => [`${line.carrier as CarrierCode} ${line.warehouseId}`, line]));
  return [...once.values()];
}
