import { findFloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { buildWaves } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { makeRequest } from '@zhidan/core/requests/request-api.ts';
import { beforeAll, expect, inject, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectGone, expectToSee, visitorOf } from './visit.ts';
import { post, settled } from './visitor.ts';

const lastPrinted = async (): Promise<string> => {
  const sheets = (await (await fetch(`${inject('emulatorUrl')}/print-client/printed`)).json()) as { documentId: string }[];
  return sheets.at(-1)?.documentId ?? '';
};

const open = async (viewport?: { width: number; height: number }) => {
  const visitor = await visitorOf({ login: 'cangku', ...(viewport ? { viewport } : {}) }, 'station');
  await visitor.page.goto('/station');
  await expectToSee(visitor.page, '热敏打印机A'); // it is connected, and it is known what waits for it
  await settled(visitor.page);
  return visitor;
};

/** As a scanner does it: letters into whatever has the focus, then Enter. */
const scan = async (page: Page, ...texts: readonly string[]): Promise<void> => {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
};

const now = (page: Page, task: string, text: string | RegExp = '') =>
  page.locator(`section[data-task="${task}"]`, { hasText: text }).waitFor();
const heard = (page: Page, tone: string, text: string | RegExp) => page.locator(`output[data-tone="${tone}"]`, { hasText: text }).waitFor();

/** Prints the most urgent label; answers its number once its parcel lies open. */
async function printNext(page: Page): Promise<string> {
  await page.keyboard.press('Enter');
  await now(page, 'check', 'A-01-02');
  return lastPrinted();
}

const warehouseOf = async (page: Page): Promise<string> => {
  const { items } = (await (await page.request.get('/api/warehouses')).json()) as { items: { id: string; isDefault: boolean }[] };
  return items.find(({ isDefault }) => isDefault)?.id ?? '';
};

const parcelOf = async (page: Page, waybillNo: string) => {
  const answer = await page.request.get(`${findFloorOrder.path}?warehouseId=${await warehouseOf(page)}&code=${waybillNo}`);
  return (await answer.json()) as { stage: string; orderNos: string[] };
};

beforeAll(() => fetch(`${inject('emulatorUrl')}/print-client/reset`, { method: 'POST', body: '{}' })); // paper that nobody else used up

test('an order goes from its label to the door by keyboard and scanner alone; what is wrong is refused and counted', async () => {
  const { page } = await open();
  const waybillNo = await printNext(page);
  await scan(page, 'NO-SUCH-GOODS');
  await heard(page, 'bad', 'NO-SUCH-GOODS');
  await scan(page, 'BABY-01');
  await now(page, 'check', 'B-03-01');
  await scan(page, 'ZD-UNDO');
  await heard(page, 'good', '已撤销 BABY-01');
  await scan(page, 'ZD-SHIP');
  await heard(page, 'bad', /还不行/u);
  await scan(page, 'BABY-01', 'BOTTLE-1');
  await now(page, 'weigh', '应重约 550 克');
  await scan(page, '900');
  await heard(page, 'stop', '900 g');
  await scan(page, '0.55');
  await now(page, 'ship', waybillNo);
  await scan(page, '78600000999999');
  await heard(page, 'bad', '面单可能贴错了');
  await scan(page, waybillNo);
  await heard(page, 'done', '已发货');
  await now(page, 'idle');
  await expect
    .poll(() => page.locator('dl[aria-label="今天"] dd').allTextContents(), { timeout: 20_000 })
    .toEqual(['3', '0', '1', '1', '1']);
});

test('a lock that arrives while a parcel is checked turns the page red and stops all input until it is seen', async () => {
  const { page } = await open();
  const waybillNo = await printNext(page);
  await scan(page, 'BABY-01');
  await now(page, 'check', 'B-03-01');
  const { orderNos } = await parcelOf(page, waybillNo);
  const { context: service } = await visitorOf({ login: 'kefu' }, 'station');
  const found = (await (await service.request.get(`/api/orders?search=${orderNos[0]}`)).json()) as { items: { id: string }[] };
  const ask = { ask: { kind: 'cancel' }, reason: '买家不要了' };
  await post(service, makeRequest.path.replace(':orderId', found.items[0]?.id ?? ''), ask);
  const red = page.getByRole('alertdialog');
  await red.getByText(/待变更审批/u).waitFor();
  await red.getByText('找 主管').waitFor();
  await scan(page, 'BOTTLE-1', 'ZD-SHIP');
  await red.waitFor();
  await scan(page, 'ZD-OK');
  await red.waitFor({ state: 'hidden' });
  await now(page, 'idle');
  await scan(page, waybillNo);
  await red.getByText(/待变更审批/u).waitFor();
  await page.keyboard.press('F8');
  await red.waitFor({ state: 'hidden' });
  expect(await parcelOf(page, waybillNo)).toMatchObject({ stage: 'to_pick' });
});

test('without network a parcel is worked through and has left once the network is back; on a phone of 360 px all of it fits', async () => {
  const { page, context } = await open({ width: 360, height: 740 });
  const waybillNo = await printNext(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await context.setOffline(true);
  await scan(page, 'BABY-01', 'BOTTLE-1', '550');
  await now(page, 'ship');
  await scan(page, waybillNo);
  await expectToSee(page, /离线，3 条待上传/u);
  await context.setOffline(false);
  await expectToSee(page, '在线，已全部上传');
  await heard(page, 'done', '已发货');
  expect(await parcelOf(page, waybillNo)).toMatchObject({ stage: 'shipped' });
  await expectGone(page, '拦下');
});

test('a wave is walked along its bins by its number, also past a reload; what is of no use is refused, and the last scan says that it is picked', async () => {
  const { page, context } = await open();
  const built = await post(context, buildWaves.path, { warehouseId: await warehouseOf(page) });
  const [wave] = ((await built.json()) as { waves: { no: string }[] }).waves;
  await scan(page, wave?.no ?? '');
  await now(page, 'walk', 'A-01-02');
  await scan(page, 'NO-SUCH-GOODS');
  await heard(page, 'bad', '不在这个波次里');
  await scan(page, 'BABY-01');
  await now(page, 'walk', 'B-03-01');
  await page.reload();
  await now(page, 'walk', 'B-03-01');
  await settled(page);
  await page.keyboard.press('Control+z');
  await now(page, 'walk', 'A-01-02');
  await scan(page, 'BABY-01', 'BOTTLE-1');
  await heard(page, 'done', `${wave?.no} 拣完`);
  await expectToSee(page, /还没打印面单，留在波次里/u);
});
