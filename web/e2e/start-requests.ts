import { accessOf } from '@zhidan/core/identity/access.ts';
import { startingRoles, type StartingRole } from '@zhidan/core/identity/role.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { RequestAsk } from '@zhidan/core/requests/request-api.ts';
import { seedDemo } from '../../server/main.ts';
import { inTransaction } from '../../server/platform/db/in-transaction.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { makeRequest } from '../../server/requests/index.ts';
import { receiveAuditOrders } from './audit-orders.ts';

const receiver = {
  name: '王小明',
  phone: '13900003333',
  province: '浙江省',
  city: '杭州市',
  district: '余杭区',
  town: '仓前街道',
  detail: '文一西路 969 号 3 幢 1204 室',
};

/** What service asks of which order, and why. */
const asks: readonly (readonly [string, RequestAsk, string])[] = [
  ['4176302981234583728', { kind: 'change_address', receiver }, '买家搬家，新地址在杭州'],
  ['4176302981234591647', { kind: 'cancel' }, '买家不要了'],
  ['4176302981234599566', { kind: 'rush' }, '买家急用，周五生日'],
];

/** Orders of a shop, of which service has asked to change some. */
export async function startRequests(merchant: Merchant): Promise<void> {
  await receiveAuditOrders(merchant);
  await seedDemo(merchant);
  const by = await service(merchant);
  const { db, vault } = merchant;
  for (const [no, ask, reason] of asks) {
    const { id } = await db.selectFrom('orders').select('id').where('channel_order_no', '=', no).executeTakeFirstOrThrow();
    await inTransaction(db, (tx) => makeRequest(tx, { by, now: merchant.clock(), orderId: id as never, ask, reason }, vault));
  }
}

async function service({ db }: Merchant): Promise<Caller> {
  const { id, name } = await db.selectFrom('people').select(['id', 'name']).where('login', '=', 'kefu').executeTakeFirstOrThrow();
  const code: StartingRole = 'service';
  const { permissions, maskedFields } = startingRoles[code];
  const access = accessOf([{ code, permissions, maskedFields }]);
  return { actor: { kind: 'person', id, name }, ...access, shops: 'all', warehouses: 'all', language: 'zh-CN' };
}
