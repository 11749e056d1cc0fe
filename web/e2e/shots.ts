import type { Page } from 'playwright-core';
import { auditDeskShots } from './audit-desk-shots.ts';
import { splitFirstOrder } from './mergeable-orders.ts';
import { scan } from './scan.ts';
import type { Scene } from './scenes.ts';
import { floorShots } from './start-floor.ts';
import { stationShots } from './start-station.ts';
import { trackingShots } from './start-tracking.ts';

/** One page as it is photographed. */
export type Shot = Readonly<{
  name: string;
  path: string;
  prepare?: (page: Page) => Promise<void>;
  /** what the preparation opens; a dialog unless something else is named */
  opens?: string;
  /** the page from top to bottom, not only what fits the window */
  isLong?: boolean;
  isDarkToo?: boolean;
  login?: string | null;
  /** the shop whose life the picture shows; the usual one when absent */
  scene?: Scene;
}>;

const press = (selector: string) => async (page: Page) => page.locator(selector).first().click();
const rowOf = (text: string): string => `li[data-row]:has-text("${text}") button, tr[data-row]:has-text("${text}")`;

async function editFirstShop(page: Page): Promise<void> {
  const id = await page.evaluate(async () => ((await (await fetch('/api/shops')).json()) as { items: { id: string }[] }).items[0]?.id);
  await page.goto(`${page.url().split('?')[0]}?shopId=${id}&edit=true`);
}
/** Opens what waits longest for an approval, as a link of a message does. */
async function openApproval(page: Page): Promise<void> {
  const id = await page.evaluate(async () => ((await (await fetch('/api/approvals')).json()) as { items: { id: string }[] }).items[0]?.id);
  await page.goto(new URL(`/approvals/${id}`, page.url()).href);
  await page.locator('article h1').waitFor();
}

/** The form by which service asks for a change, filled in. */
async function askForChange(page: Page): Promise<void> {
  await page.locator('li[data-row]:has-text("4176302981234607485") button, tr[data-row]:has-text("4176302981234607485")').first().click();
  await page
    .getByRole('button', { name: /申请|Request/u })
    .last()
    .click();
  await page
    .getByLabel(/收件人|Name/u)
    .last()
    .fill('王小明');
}

/** Begins the tour from the menu under the name; in the pictures after the first it is running already. */
async function beginTour(page: Page): Promise<void> {
  const isRunning = await page.request
    .get('/api/tour')
    .then(async (answer) => ((await answer.json()) as { state: string }).state === 'running');
  if (isRunning) return;
  await page.locator('header button').last().click();
  await page.getByText(/新手引导|Tour/u).click();
}

/** Opens the first order, then a part of it. */
const openTab = (tab: string) => async (page: Page) => {
  await page.locator('li[data-row] button, tr[data-row]').first().click();
  await page.locator(`[role="dialog"] [data-node-key="${tab}"]`).click();
};

/** Opens the first order, then the form that sends its goods again. */
async function followFirstOrder(page: Page): Promise<void> {
  await page.locator('li[data-row] button, tr[data-row]').first().click();
  await page.getByRole('button', { name: /补发|Resend/u }).click();
}

async function dropSheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: /用表格|Use a sheet/u }).click();
  const rows = ['商家编码,数量,货位', 'NBY-NK-1,24,A-04-06', 'NBY-NK-2,12,', 'NBY-NK-9,3,', 'MXX-NF-1,二十,B-01-01', 'MMA-DCB-1,2,'];
  const buffer = Buffer.from(`${rows.join('\n')}\n`);
  await page.locator('input[type=file]').setInputFiles({ name: '送货单 11-23.csv', mimeType: 'text/csv', buffer });
  await page.locator('.ant-drawer h3').waitFor();
}

/** Prints what is ready; the emulated printer runs out of paper in the middle. */
async function printAll(page: Page): Promise<void> {
  const print = page.getByRole('button', { name: /F8/u });
  if (await print.isDisabled()) return; // printed for the picture before
  await print.click();
  await page.getByRole('progressbar').first().waitFor();
  await page.getByRole('button', { name: /F10/u }).waitFor();
}

/** Every page, in the order in which its product lives. */
export const shots: readonly Shot[] = [
  { name: 'sign-in', path: '/sign-in', login: null, isDarkToo: true },
  {
    name: 'desk',
    path: '/desk?search=4176302981234583728',
    scene: 'audit',
    login: 'kefu',
    prepare: (page) => page.locator('input[data-hotkey="search"]').press('Enter'),
    opens: 'article',
    isDarkToo: true,
  },
  {
    name: 'buyer',
    path: '/b',
    scene: 'audit',
    login: null,
    prepare: async (page) => {
      await page.locator('form input').first().fill('4176302981234583728');
      await page.locator('form input').nth(1).fill('5678');
      await page.keyboard.press('Enter');
    },
    opens: 'main h2',
  },
  { name: 'home', path: '/', isDarkToo: true, scene: 'audit' },
  { name: 'board', path: '/board', isDarkToo: true, scene: 'audit' },
  { name: 'handbook', path: '/handbook?page=owner', isDarkToo: true },
  { name: 'onboarding', path: '/onboarding', isDarkToo: true, isLong: true },
  { name: 'home-warehouse', path: '/', login: 'cangku' },
  { name: 'tour', path: '/desk', login: 'kefu', prepare: beginTour, opens: 'aside[data-step]', isDarkToo: true },
  { name: 'shops', path: '/shops', isDarkToo: true },
  { name: 'shop', path: '/shops', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'shop-edit', path: '/shops', prepare: editFirstShop },
  { name: 'shop-add', path: '/shops/add' },
  { name: 'shop-add-form', path: '/shops/add?channel=tmall', isDarkToo: true },
  { name: 'shop-add-douyin', path: '/shops/add?channel=douyin' },
  { name: 'shop-denied', path: '/shops/authorized?error=access_denied&state=AAAA' },
  { name: 'waybill-accounts', scene: 'waybills', path: '/waybill-accounts', isDarkToo: true },
  { name: 'waybill-account', scene: 'waybills', path: '/waybill-accounts', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'waybill-account-add', scene: 'waybills', path: '/waybill-accounts?add=true' },
  { name: 'waybill-numbers', scene: 'waybills', path: '/waybill-numbers', isDarkToo: true },
  { name: 'ship-notices', scene: 'waybills', path: '/ship-notices', isDarkToo: true },
  { name: 'ship-notice', scene: 'waybills', path: '/ship-notices?state=failed', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'waybill-number', scene: 'waybills', path: '/waybill-numbers', prepare: press('li[data-row] button, tr[data-row]') },
  ...trackingShots,
  { name: 'notice-rules', scene: 'roads', path: '/notice-rules', isDarkToo: true },
  { name: 'notice-rule', scene: 'roads', path: '/notice-rules?rule=deadline_near' },
  { name: 'roads', scene: 'roads', path: '/roads', isDarkToo: true },
  { name: 'road', scene: 'roads', path: '/roads', prepare: press(rowOf('钉钉')) },
  { name: 'road-add', scene: 'roads', path: '/roads?add=true' },
  { name: 'deliveries', scene: 'roads', path: '/deliveries', isDarkToo: true },
  { name: 'my-notifications', scene: 'roads', path: '/my-notifications', isDarkToo: true },
  { name: 'pull-runs', path: '/pull-runs', isDarkToo: true },
  { name: 'pull-run', path: '/pull-runs?outcome=failed', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'completeness', path: '/completeness', isDarkToo: true },
  { name: 'completeness-month', path: '/completeness?days=31' },
  { name: 'completeness-hour', path: '/completeness', prepare: press('main button[data-state="red"], main button[class*="phoneDay"]') },
  { name: 'unread', path: '/unread-documents' },
  { name: 'unread-document', path: '/unread-documents', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'matching', scene: 'goods', path: '/matching', isDarkToo: true },
  {
    name: 'matching-ticked',
    scene: 'goods',
    path: '/matching',
    prepare: press('main section .ant-btn:not(.ant-btn-sm):not([disabled])'),
    opens: 'none',
  },
  { name: 'matching-choose', scene: 'goods', path: '/matching', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'matching-matched', scene: 'goods', path: '/matching?tab=matched' },
  { name: 'matching-change', scene: 'goods', path: '/matching?tab=matched', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'matching-make', scene: 'goods', path: '/matching', prepare: press('header .ant-btn-primary') },
  { name: 'skus', scene: 'goods', path: '/skus', isDarkToo: true },
  { name: 'sku', scene: 'goods', path: '/skus?search=RRM-SJ-1', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'sku-bundle', scene: 'goods', path: '/skus?search=MMA-DCB-1', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'sku-add', scene: 'goods', path: '/skus', prepare: press('header .ant-btn-primary') },
  { name: 'sku-empty', scene: 'goods', path: '/skus?search=nothing-like-this' },
  { name: 'orders', scene: 'orders', path: '/orders', isDarkToo: true },
  {
    name: 'orders-filtered',
    scene: 'orders',
    path: '/orders?status=received&note=message,memo&due=in_24_hours&paidMin=5000&sort=ship_by&view=noted',
  },
  { name: 'orders-nothing', scene: 'orders', path: '/orders?hold=group_incomplete' },
  { name: 'orders-filters', scene: 'orders', path: '/orders', prepare: press('search button:has(.anticon-filter)') },
  { name: 'orders-export', scene: 'orders', path: '/orders?status=received', prepare: press('main header .ant-btn') },
  { name: 'order', scene: 'orders', path: '/orders?sort=ship_by', prepare: press('li[data-row] button, tr[data-row]'), isDarkToo: true },
  { name: 'order-held', scene: 'orders', path: '/orders?isHeld=yes', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'order-differs', scene: 'orders', path: '/orders?hasDiscrepancy=yes', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'order-timeline', scene: 'orders', path: '/orders', prepare: openTab('timeline') },
  { name: 'order-follow', scene: 'orders', path: '/orders', prepare: followFirstOrder },
  { name: 'merging', scene: 'merging', path: '/merging' },
  { name: 'split', scene: 'merging', path: '/fulfillment-orders', prepare: splitFirstOrder },
  { name: 'requests', scene: 'requests', path: '/requests', login: 'zhuguan', isDarkToo: true },
  { name: 'requests-card', scene: 'requests', path: '/requests', login: 'zhuguan', prepare: press('li[data-row] button, tr[data-row]') },
  {
    name: 'requests-approval',
    scene: 'requests',
    path: '/requests',
    login: 'zhuguan',
    prepare: openApproval,
    opens: 'article',
    isLong: true,
    isDarkToo: true,
  },
  { name: 'requests-ask', scene: 'requests', path: '/orders', login: 'kefu', prepare: askForChange },
  { name: 'requests-settings', scene: 'requests', path: '/request-settings', login: 'zhuguan', isLong: true, isDarkToo: true },
  {
    name: 'requests-gate',
    scene: 'requests',
    path: '/request-settings',
    login: 'zhuguan',
    prepare: (page) =>
      page
        .getByRole('button', { name: /改条件|^Edit$/u })
        .first()
        .click(),
  },
  { name: 'audit-queue', scene: 'audit', path: '/audit-queue', isDarkToo: true },
  ...auditDeskShots,
  { name: 'audit-why', scene: 'audit', path: '/audit-queue', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'audit-rules', scene: 'audit', path: '/audit-rules', isLong: true },
  { name: 'audit-rule', scene: 'audit', path: '/audit-rules?rule=risky-address', opens: '[role="dialog"]' },
  { name: 'audit-rule-edit', scene: 'audit', path: '/audit-rules?add=high-price', opens: '[role="dialog"]' },
  { name: 'audit-blacklist', scene: 'audit', path: '/blacklist' },
  { name: 'order-document', scene: 'orders', path: '/orders', prepare: openTab('document') },
  { name: 'order-marks', scene: 'orders', path: '/orders?isHeld=yes', prepare: openTab('marks') },
  { name: 'fulfillments', scene: 'floor', path: '/fulfillment-orders', isDarkToo: true },
  {
    name: 'fulfillment',
    scene: 'floor',
    path: '/fulfillment-orders',
    prepare: press('li[data-row] button, tr[data-row]'),
    isDarkToo: true,
  },
  { name: 'fulfillment-why', scene: 'audit', path: '/fulfillment-orders', prepare: openTab('why') },
  { name: 'fulfillment-nothing', scene: 'orders', path: '/fulfillment-orders' },
  { name: 'exceptions', scene: 'orders', path: '/exceptions', isDarkToo: true },
  { name: 'exceptions-forced', scene: 'orders', path: '/exceptions?view=forced' },
  { name: 'stock', scene: 'goods', path: '/stock', isDarkToo: true },
  { name: 'stock-sku', scene: 'goods', path: '/stock?search=NBY-NK-1', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'stock-low', scene: 'goods', path: '/stock?need=low' },
  {
    name: 'stock-inbound',
    scene: 'goods',
    path: '/inbound',
    prepare: scan('6936001000001', 'NBY-NK-1', '12*NBY-NK-2'),
    opens: 'none',
    isDarkToo: true,
  },
  { name: 'stock-count', scene: 'goods', path: '/stock-count', prepare: scan('3*RRM-SJ-1', 'NBY-NK-2', 'no-such-thing'), opens: 'none' },
  { name: 'stock-sheet', scene: 'goods', path: '/inbound', prepare: dropSheet },
  { name: 'stock-document', scene: 'goods', path: '/inbound', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'deadlines', scene: 'floor', path: '/deadlines', isLong: true, isDarkToo: true },
  { name: 'sla-policies', scene: 'floor', path: '/deadlines?view=rules' },
  { name: 'measures', scene: 'measures', path: '/measures', isLong: true, isDarkToo: true },
  { name: 'measures-questions', scene: 'measures', path: '/measures?measure=questions', isLong: true },
  { name: 'measures-baselines', scene: 'measures', path: '/measures', prepare: press('button:has(.anticon-history)') },
  { name: 'chain', scene: 'floor', path: '/chain?state=waiting', isDarkToo: true },
  { name: 'warehouses', scene: 'goods', path: '/warehouses' },
  { name: 'warehouse', scene: 'goods', path: '/warehouses', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'warehouse-add', scene: 'goods', path: '/warehouses', prepare: press('header .ant-btn-primary') },
  ...stationShots,
  ...floorShots,
  { name: 'floor-wave', scene: 'floor', path: '/waves', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'floor-settings', scene: 'floor', path: '/waves', prepare: press('main header .ant-btn') },
  { name: 'carriers', scene: 'goods', path: '/carriers', isLong: true, isDarkToo: true },
  { name: 'carrier', scene: 'goods', path: '/carriers', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'carrier-add', scene: 'goods', path: '/carriers', prepare: press('header .ant-btn-primary') },
  { name: 'fee-tables', scene: 'goods', path: '/fee-tables', isLong: true, isDarkToo: true },
  { name: 'fee-table', scene: 'goods', path: '/fee-tables', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'fee-table-add', scene: 'goods', path: '/fee-tables', prepare: press('header .ant-btn-primary') },
  { name: 'areas', scene: 'goods', path: '/suspended-areas', isDarkToo: true },
  { name: 'area-add', scene: 'goods', path: '/suspended-areas', prepare: press('header .ant-btn-primary') },
  { name: 'printing', scene: 'printing', path: '/printing', isDarkToo: true },
  { name: 'printing-run', scene: 'printing', path: '/printing', prepare: printAll, opens: 'none', isLong: true },
  { name: 'printers', scene: 'printing', path: '/printers', isLong: true },
  { name: 'print-batches', scene: 'printing', path: '/print-batches' },
  { name: 'print-batch', scene: 'printing', path: '/print-batches', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'people', path: '/people', isDarkToo: true },
  { name: 'person', path: '/people', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'person-add', path: '/people', prepare: press('header .ant-btn-primary') },
  { name: 'roles', path: '/roles' },
  { name: 'role-owner', path: '/roles', prepare: press('main table button, main li button') },
  { name: 'role-edit', path: '/roles', prepare: press('main table th:nth-child(3) button, main li:nth-child(2) button') },
  { name: 'imports', path: '/imports', isDarkToo: true },
  { name: 'import-ready', path: '/imports', prepare: press(rowOf('十一月')), opens: 'section ul', isLong: true, isDarkToo: true },
  { name: 'import-done', path: '/imports', prepare: press(rowOf('十月')), opens: '.ant-progress', isLong: true },
  { name: 'import-mapping', path: '/imports', prepare: press(rowOf('旧系统')), opens: 'section ul', isLong: true },
  { name: 'api-keys', path: '/api-keys' },
  { name: 'api-key-add', path: '/api-keys', prepare: press('header .ant-btn-primary') },
  { name: 'journal', path: '/journal', isDarkToo: true },
  { name: 'journal-entry', path: '/journal?event=role.changed', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'journal-verify', path: '/journal', prepare: press('header .ant-btn-primary') },
  { name: 'jobs', path: '/jobs' },
  { name: 'job', path: '/jobs', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'jobs-parked', path: '/jobs?tab=parked' },
  { name: 'jobs-queues', path: '/jobs?tab=queues' },
  { name: 'jobs-subscribers', path: '/jobs?tab=subscribers' },
  { name: 'settings', path: '/settings', isDarkToo: true },
  { name: 'about', path: '/about' },
  { name: 'account', path: '/account' },
  { name: 'palette', path: '/', prepare: (page) => page.keyboard.press('Control+k'), isDarkToo: true },
  { name: 'keys', path: '/', prepare: (page) => page.keyboard.press('?') },
  { name: 'unknown', path: '/nowhere' },
  { name: 'denied', path: '/settings', login: 'cangku' },
];
