import {
  addPerson,
  changeRole,
  listRoles,
  restorePerson,
  suspendPerson,
  type PersonView,
  type RoleView,
} from '@zhidan/core/identity/api.ts';
import { createApiKey } from '@zhidan/core/identity/api-key-api.ts';
import { changeSetting } from '@zhidan/core/operations/api.ts';
import type { ImportView } from '@zhidan/core/imports/api.ts';
import type { Browser, BrowserContext } from 'playwright-core';
import { aFileOfOrders } from './file-of-orders.ts';
import { newVisitor, post } from './visitor.ts';

/** A morning's work in the demo shop, so that pictures show lists as they are in use. */
export async function liveThroughAMorning(browser: Browser, url: string): Promise<void> {
  for (const login of ['zhuguan', 'yunying', 'kefu', 'cangku', 'caiwu']) await (await newVisitor(browser, url, { login })).context.close();
  const { context } = await newVisitor(browser, url, { login: 'laoban' });
  const ask = async <Item>(path: string): Promise<Item[]> => ((await (await context.request.get(path)).json()) as { items: Item[] }).items;
  const roles = await ask<RoleView>(listRoles.path);
  const role = (name: string): RoleView => roles.find((one) => one.name === name) as RoleView;
  await post(context, changeSetting.path.replace(':key', 'sessionIdleHours'), { value: 48 });
  await post(context, addPerson.path, {
    login: 'sunxiaomei',
    name: '孙小美',
    password: 'a long enough password',
    phone: '19900010010',
    roleIds: [role('客服').id, role('运营').id],
  });
  const people = await ask<PersonView>('/api/people');
  const person = (login: string): string => people.find((one) => one.login === login)?.id ?? '';
  await post(context, suspendPerson.path.replace(':personId', person('cangku2')), { reason: '离职交接中' });
  await post(context, suspendPerson.path.replace(':personId', person('kefu2')), { reason: '休长假' });
  await post(context, restorePerson.path.replace(':personId', person('kefu2')), {});
  const { id, name, permissions, maskedFields } = role('运营');
  await post(context, changeRole.path.replace(':roleId', id), { name, permissions: [...permissions, 'jobs.manage'], maskedFields });
  await post(context, createApiKey.path, { name: '财务报表导出', permissions: ['people.display', 'journal.display'] });
  await post(context, createApiKey.path, { name: '监控系统', permissions: ['metrics.display'] });
  await importFiles(context);
  await context.close();
}

/** A file that was imported, one that waits with errors, and one whose columns nobody knows. */
async function importFiles(context: BrowserContext): Promise<void> {
  const upload = async (name: string, data: Buffer): Promise<string> => {
    const headers = { 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/octet-stream' };
    const answer = await context.request.post(`/api/imports?name=${encodeURIComponent(name)}`, { data, headers });
    const { importId } = (await answer.json()) as { importId: string };
    await settled(importId);
    return importId;
  };
  const settled = async (importId: string): Promise<ImportView> => {
    for (;;) {
      const found = (await (await context.request.get(`/api/imports/${importId}`)).json()) as ImportView;
      if (found.state !== 'checking' && found.state !== 'running') return found;
    }
  };
  const done = await upload('门店订单 十月.csv', aFileOfOrders('2026-10', { isWrong: true }));
  await post(context, `/api/imports/${done}/shop`, { name: '南门店' });
  await settled(done);
  await post(context, `/api/imports/${done}/start`, {});
  await settled(done);
  await upload('门店订单 十一月.csv', aFileOfOrders('2026-11', { isWrong: true }));
  await upload(
    '旧系统.csv',
    Buffer.from('订单号,买了什么,数量,单价,下单时间\nOLD-1,婴儿棉柔巾,2,39.90,2026-09-01\nOLD-2,硅胶软勺,1,19.80,2026-09-02\n'),
  );
}
