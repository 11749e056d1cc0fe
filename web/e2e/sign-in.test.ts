import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { demoPassword } from '../../server/identity/demo/demo-staff.ts';
import { menuGroups } from '../app/menu.ts';
import { expectPage, expectToSee, productAt, visit, visitorOf } from './visit.ts';

const stranger = { login: null };

const desks = ['今日待办', '状态追踪看板', '人工审核', '申请与审批', '客服台'];
const work = [...desks, '审单提问', '订单']; // of those who answer for buyers
const shipping = ['发货单', '异常', '合单', '发货时限', '链路监控', '取号与回收', '发货回传', '电子面单账户', '物流异常', '轨迹账户'];
const start = [...work, ...shipping];
const others = [...desks, '订单', ...shipping];
const leading = [...work, '效果指标', ...shipping];
const packing = ['工位', '打单', '波次', '验货', '称重', '发货', '打印批次', '打印机设置'];
const labels = ['打单', '打印批次'];
const shops = ['店铺', '抓单记录', '漏单证明', '未读单据'];
const goods = ['商品匹配', 'SKU 资料'];
const staff = ['人员', '角色与权限'];
const looking = ['库存', '仓库'];
const moving = ['库存', '入库', '盘点', '仓库'];
const routing = ['审单规则', '黑名单', '快递设置', '运费模板', '停发区域'];
const ruling = ['审单规则', '申请设置', ...routing.slice(1)];
const telling = ['通知规则', '消息通道', '发送记录'];
const working = [...telling, '操作日志', '后台任务', '商家设置', '关于与健康'];
test.each([
  ['老板', 'laoban', [...leading, ...packing, ...shops, '导入订单', ...goods, ...moving, ...ruling, ...staff, 'API 密钥', ...working]],
  ['主管', 'zhuguan', [...leading, ...packing, ...shops, '导入订单', ...goods, ...moving, ...ruling, ...staff, ...working]],
  ['运营', 'yunying', [...start, ...packing, ...shops, '导入订单', ...goods, ...moving, ...routing, ...staff, ...working]],
  ['客服', 'kefu', [...start, ...labels, ...shops, '导入订单', ...goods, ...looking, ...routing, ...staff, '关于与健康']],
  ['仓库', 'cangku', [...others, ...packing, ...shops, ...goods, ...moving, ...routing, ...staff, '关于与健康']],
  ['财务', 'caiwu', [...others, ...labels, ...shops, ...goods, ...looking, ...routing, ...staff, '操作日志', '关于与健康']],
  ['管理员', 'guanli', [...leading, ...packing, ...shops, '导入订单', ...goods, ...moving, ...ruling, ...staff, 'API 密钥', ...working]],
])('%s signs in with one click on the demo account and sees the menu of the role', async (_role, login, menu) => {
  const page = await visit('/sign-in', stranger);
  const unfolded = JSON.stringify(Object.fromEntries(menuGroups.map(({ key }) => [key, true])));
  await page.evaluate((groups) => localStorage.setItem('zhidan.menu.groups', groups), unfolded);
  await page.locator(`[data-login="${login}"]`).click();
  await expectPage(page, '今日待办');
  expect(await page.getByRole('navigation').getByRole('link').allTextContents()).toEqual(menu);
});

test('a wrong password is answered in words that say what to do, in the language of the page', async () => {
  const page = await visit('/sign-in', stranger);
  await page.getByLabel('登录名').fill('zhuguan');
  await page.getByLabel('密码', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: '登录' }).click();
  await expectToSee(page, '登录名或密码不正确');
  await page.getByText('English').click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expectToSee(page, 'The login or the password is wrong');
});

test('a stranger who opens the product is asked in, and the browser has no error to write down', async () => {
  const { page, complaints } = await visitorOf(stranger);
  await page.goto('/');
  await page.getByRole('heading', { name: '登录', exact: true }).waitFor();
  expect(complaints.filter((complaint) => complaint.startsWith('error'))).toEqual([]);
});

test('whoever opens a page without being signed in comes back to it after signing in', async () => {
  const page = await visit('/journal?event=person.added', stranger);
  await page.locator('[data-login="laoban"]').click();
  await expectPage(page, '操作日志');
  expect(page.url()).toContain('/journal?event=person.added');
});

test('a link that leads back to another site is not followed', async () => {
  const page = await visit('/sign-in?back=//example.org/', stranger);
  await page.locator('[data-login="laoban"]').click();
  await expectPage(page, '今日待办');
  expect(new URL(page.url()).pathname).toBe('/');
});

test('the first start asks for the setup code, creates the owner, and leads them to set up what is missing', async () => {
  const { page } = await visitorOf(stranger, 'empty');
  await page.goto('/');
  await expectPage(page, '欢迎使用知单');
  await page.getByLabel('初始化码').fill('0000-0000-0000');
  await page.getByLabel('商家名称').fill('杭州新店');
  await page.getByLabel('姓名').fill('方店主');
  await page.getByLabel('登录名').fill('fang');
  await page.getByLabel('密码').fill('a long enough password');
  await page.getByRole('button', { name: '创建并登录' }).click();
  await expectToSee(page, '初始化码不正确');
  await page.getByLabel('初始化码').fill((await productAt('empty')).setupCode ?? '');
  await page.getByRole('button', { name: '创建并登录' }).click();
  await expectPage(page, '开店清单');
  await expectToSee(page, '杭州新店');
  const trade = page.locator('[data-step="trade"]');
  await trade.getByRole('button', { name: '选 母婴' }).click();
  await page.locator('[data-step="trade"][data-state="done"]').getByText('母婴').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.locator('[data-step="trade"][data-state="open"]').waitFor();
  await trade.getByRole('button', { name: '选 母婴' }).click();
  await page.locator('[data-step="trade"][data-state="done"]').waitFor();
  await page.locator('[data-step="road"]').getByRole('button', { name: '先跳过' }).click();
  await page.locator('[data-step="road"][data-state="skipped"]').waitFor();
  await page.locator('[data-step="orders"]').getByRole('button', { name: '添加店铺' }).click();
  await expectPage(page, '添加店铺');
  await page.goto('/');
  await expectToSee(page, '已完成 1 步，还剩 7 步');
  await page.goto('/own-shops');
  await expectToSee(page, '这里已经是您自己的店铺');
});

test('somebody who binds one-time codes signs in with one afterwards', async () => {
  const page = await visit('/account', { login: 'caiwu' });
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: /动态口令/ }) });
  await panel.getByLabel('当前密码').fill(demoPassword);
  await panel.getByRole('button', { name: '开始绑定' }).click();
  const secret = (await panel.getByText(/^[A-Z2-7]{16,}$/).textContent()) ?? '';
  await panel.getByLabel('我已保存好备用码').check();
  await panel.getByLabel(/6 位口令/).fill(codeOf(secret, Date.now()));
  await panel.getByRole('button', { name: '确认开启' }).click();
  await expectToSee(page, '已开启');

  const other = await visit('/sign-in', stranger);
  await other.getByLabel('登录名').fill('caiwu');
  await other.getByLabel('密码', { exact: true }).fill(demoPassword);
  await other.getByRole('button', { name: '登录' }).click();
  await other.getByLabel(/动态口令/).fill('000000');
  await other.getByRole('button', { name: '登录' }).click();
  await expectToSee(other, '动态口令不正确');
  // the code just used is spent; the clock of a phone may run ahead, so the next one is taken
  await other.getByLabel(/动态口令/).fill(codeOf(secret, Date.now() + 30_000));
  await other.getByRole('button', { name: '登录' }).click();
  await expectPage(other, '今日待办');
});

/** RFC 6238 with SHA-1, six digits, 30 seconds: what an authenticator app shows. */
function codeOf(secret: string, atMs: number): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = mac.at(-1)! & 0xf;
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}
