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
import type { Browser } from 'playwright-core';
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
  await context.close();
}
