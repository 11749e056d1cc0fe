import { randomUUID } from 'node:crypto';
import type { ImportView } from '@zhidan/core/imports/api.ts';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { sql } from 'kysely';
import { addShop } from '../channels/index.ts';
import { checkImport, runImport } from '../imports/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import type { AppForFile } from './test-app.ts';

export const sheetHeadings = '订单号,商品名称,商家编码,数量,单价,收件人,手机,地址,下单时间,状态';

type LineChange = Partial<Record<'goods' | 'code' | 'quantity' | 'price' | 'at' | 'status' | 'phone', string>>;

/** A row of a made-up sheet of orders. */
export function sheetLine(orderNo: string, change: LineChange = {}): string {
  const {
    goods = '棉柔巾',
    code = 'MRJ-1',
    quantity = '2',
    price = '19.90',
    at = '2026-11-11 08:30:00',
    status = '待发货',
    phone = '13800001234',
  } = change;
  return [orderNo, goods, code, quantity, price, '王小明', phone, '浙江省 宁波市 海曙区 中山路1号', at, status].join(',');
}

export const aSheet = (...lines: readonly string[]): Buffer => Buffer.from([sheetHeadings, ...lines].join('\r\n'));

/** What an order of an import became. */
export type FiledOrder = Readonly<{ no: string; status: string; lines: number; paid: number; flags: readonly string[] }>;

/** People who import files over HTTP, and the worker that checks and imports them when a test says so. */
export function importHouse(house: () => AppForFile) {
  const owner = () => house().as('laoban');

  const shop = async (channel: 'offline' | 'tmall' = 'offline'): Promise<ShopId> => {
    const { merchant } = house();
    const name = `店铺 ${randomUUID().slice(0, 8)}`;
    const ask = { by: systemCaller('test'), now: merchant.clock(), channel, name, app: { fields: {}, addresses: {} } };
    return (await inTransaction(merchant.db, (tx) => addShop(tx, ask, merchant.vault))).shopId;
  };

  const view = async (importId: ImportId): Promise<ImportView> => {
    const answer = await (await owner()).get(`/api/imports/${importId}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body as unknown as ImportView;
  };

  const changed = async (importId: ImportId, change: object): Promise<ImportView> => {
    const { merchant } = house();
    const answer = await (await owner()).post(`/api/imports/${importId}/change`, change);
    if (answer.status !== 200) throw new Error(answer.text);
    const { revision } = await merchant.db.selectFrom('imports').select('revision').where('id', '=', importId).executeTakeFirstOrThrow();
    await checkImport(merchant, { importId, revision });
    return view(importId);
  };

  /** Uploads a file and has it checked. */
  const uploaded = async (
    content: Buffer,
    { name = '订单.csv', shopId }: Readonly<{ name?: string; shopId?: ShopId }> = {},
  ): Promise<ImportId> => {
    const { app, merchant } = house();
    const { cookie } = await owner();
    const headers = { cookie, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() };
    const answer = await app.inject({ method: 'POST', url: `/api/imports?name=${encodeURIComponent(name)}`, headers, payload: content });
    const { importId } = answer.json<{ importId: ImportId }>();
    await checkImport(merchant, { importId, revision: 1 });
    if (shopId) await changed(importId, { shopId });
    return importId;
  };

  const started = async (importId: ImportId): Promise<void> => {
    const answer = await (await owner()).post(`/api/imports/${importId}/start`);
    if (answer.status !== 200) throw new Error(answer.text);
  };

  const imported = async (importId: ImportId): Promise<ImportView> => {
    await started(importId);
    await runImport(house().merchant, { importId });
    return view(importId);
  };

  const ordersOf = async (shopId: ShopId): Promise<readonly FiledOrder[]> => {
    const { rows } = await sql<FiledOrder>`
      select channel_order_no as no, status, paid_fen as paid, flags,
        (select count(*)::int from order_lines where order_id = orders.id) as lines
      from orders where shop_id = ${shopId} order by channel_order_no`.execute(house().merchant.db);
    return rows;
  };

  return { shop, view, changed, uploaded, started, imported, ordersOf };
}
