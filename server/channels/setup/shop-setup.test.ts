import type { ShopView } from '@zhidan/core/channels/shop/shop-api.ts';
import { expect, test } from 'vitest';
import { appForFile, type TestVisitor } from '../../testing/test-app.ts';

const house = appForFile();

const secret = 'a-secret-that-nobody-may-see-9f3c';
const app = { fields: { app_key: '12345678', app_secret: secret } };
let count = 0;

/** A shop that nobody has added yet. */
async function addedShop(owner: TestVisitor, ask: object = {}): Promise<string> {
  count += 1;
  const answer = await owner.post('/api/shops', { channel: 'tmall', name: `旗舰店 ${count}`, ...app, ...ask });
  expect(answer.text).toContain('shopId');
  return String(answer.body['shopId']);
}

const shown = async (owner: TestVisitor, shopId: string): Promise<ShopView> =>
  (await owner.get(`/api/shops/${shopId}`)).body as unknown as ShopView;

test('the form of each platform says what its app needs, and where to lead back to', async () => {
  const { body } = await (await house().as('laoban')).get('/api/channels', { host: 'oms.example.cn' });
  expect(body['redirectUrl']).toBe('http://oms.example.cn/shops/authorized');
  const items = body['items'] as { channel: string; fields: { key: string; isSecret: boolean }[]; addresses: object[] }[];
  expect(items.map(({ channel }) => channel)).toEqual(['taobao', 'tmall', 'douyin', 'youzan', 'pinduoduo', 'jd', 'wechat_shop']);
  expect(items.flatMap(({ fields }) => fields).filter(({ key, isSecret }) => key.includes('secret') && !isSecret)).toEqual([]);
  expect(items[0]?.addresses[0]).toEqual({ name: 'gateway', real: 'https://eco.taobao.com/router/rest', emulated: null });
});

test('a secret goes in and never comes out again: not on the screen, not in a list, not in the journal', async () => {
  const owner = await house().as('laoban');
  const shopId = await addedShop(owner);
  await owner.post(`/api/shops/${shopId}/change`, { fields: { app_secret: `${secret}-new` } });
  const answers = await Promise.all([`/api/shops/${shopId}`, '/api/shops', '/api/journal?subjectKind=shop'].map((url) => owner.get(url)));
  for (const { status, text } of answers) {
    expect(status).toBe(200);
    expect(text).not.toContain(secret);
  }
  expect((await shown(owner, shopId)).appFields).toEqual([
    { key: 'app_key', isSet: true, value: '12345678', hint: '' },
    { key: 'app_secret', isSet: true, value: null, hint: '-new' },
    { key: 'carrier_codes', isSet: false, value: '', hint: '' },
  ]);
});

test.each([
  ['a field that is missing', { fields: { app_key: '1' } }, 'shop.app_field_missing', '“App Secret”还没有填写'],
  ['carrier codes with a typing error', { fields: { ...app.fields, carrier_codes: 'JTSD=1, KYE' } }, 'shop.carrier_codes_wrong', '“KYE”'],
  ['a field of another platform', { fields: { ...app.fields, kdt: '1' } }, 'shop.app_field_unknown', '没有“kdt”'],
  ['an address that is none', { addresses: { gateway: 'taobao.com' } }, 'shop.address_wrong', '“taobao.com”'],
  ['secrets in the clear', { addresses: { gateway: 'http://example.cn' } }, 'shop.address_wrong', 'https://'],
  ['a pull every second', { pullIntervalMs: 1_000 }, 'input.invalid', '60000'],
])('a new shop is refused with what is wrong: %s', async (_, ask, code, words) => {
  const owner = await house().as('laoban');
  const { body } = await owner.post('/api/shops', { channel: 'taobao', name: '新店', ...app, ...ask });
  expect(body.code).toBe(code);
  expect(body.detail).toContain(words);
});

test('a name stands for one shop of a platform', async () => {
  const owner = await house().as('laoban');
  const [first, second] = [await addedShop(owner), await addedShop(owner)];
  const { name } = await shown(owner, first);
  expect((await owner.post(`/api/shops/${second}/change`, { name })).body.code).toBe('shop.name_taken');
  expect((await owner.post('/api/shops', { channel: 'tmall', name, ...app })).body.code).toBe('shop.name_taken');
});

test('what is changed stands in the journal, credentials by their names alone; the same again tells nothing', async () => {
  const owner = await house().as('laoban');
  const shopId = await addedShop(owner);
  const change = { name: '改名了', pullIntervalMs: 300_000, fields: { app_secret: 'another-secret' } };
  for (let twice = 0; twice < 2; twice += 1) expect((await owner.post(`/api/shops/${shopId}/change`, change)).status).toBe(200);
  expect(await shown(owner, shopId)).toMatchObject({ name: '改名了', pullIntervalMs: 300_000, appFields: [{}, { hint: 'cret' }, {}] });
  const { body } = await owner.get(`/api/journal?event=shop.changed&subjectId=${shopId}`);
  expect(body['items']).toMatchObject([{ payload: { credentials: ['app_secret'] }, after: { name: '改名了', pullIntervalMs: 300_000 } }]);
});

test('a shop is paused with a reason and resumed; pressing twice is told once', async () => {
  const owner = await house().as('laoban');
  const shopId = await addedShop(owner);
  house().merchant.clock.advance(1);
  for (let twice = 0; twice < 2; twice += 1) await owner.post(`/api/shops/${shopId}/pause`, { reason: '店铺装修' });
  expect((await shown(owner, shopId)).isPaused).toBe(true);
  house().merchant.clock.advance(1);
  for (let twice = 0; twice < 2; twice += 1) await owner.post(`/api/shops/${shopId}/resume`);
  expect((await shown(owner, shopId)).isPaused).toBe(false);
  const { body } = await owner.get(`/api/journal?subjectId=${shopId}`);
  const told = (body['items'] as { event: string; reason: string | null }[]).map(({ event, reason }) => [event, reason]);
  expect(told).toEqual([
    ['shop.resumed', null],
    ['shop.paused', '店铺装修'],
    ['shop.added', null],
  ]);
});

test('who may only see shops cannot change them, and a scope hides the shops of others', async () => {
  const owner = await house().as('laoban');
  const [own, other] = [await addedShop(owner), await addedShop(owner)];
  const service = await house().as('kefu2');
  expect((await service.post(`/api/shops/${own}/pause`)).body.code).toBe('access.denied');
  const { body } = await owner.get('/api/people?search=kefu2');
  const [person] = body['items'] as { id: string; name: string; roleIds: string[]; language: string; warehouses: 'all' }[];
  const { id, name, roleIds, language, warehouses } = person!;
  await owner.post(`/api/people/${id}/change`, { name, roleIds, language, warehouses, shops: [own] });
  const list = (await service.get('/api/shops')).body['items'] as { id: string }[];
  expect(list.map((shop) => shop.id)).toEqual([own]);
  expect((await service.get(`/api/shops/${other}`)).body.code).toBe('shop.not_found');
  expect((await service.get(`/api/pull-runs?shopId=${other}`)).body['items']).toEqual([]);
});

test('a shop that is not authorised cannot be pulled, and the answer says what to do first', async () => {
  const owner = await house().as('laoban');
  const shopId = await addedShop(owner);
  const asks = [owner.post(`/api/shops/${shopId}/pull`), owner.post(`/api/shops/${shopId}/load`, { from: '2026-11-01T00:00:00.000Z' })];
  for (const { body } of await Promise.all(asks)) expect(body.code).toBe('shop.not_authorized');
});
