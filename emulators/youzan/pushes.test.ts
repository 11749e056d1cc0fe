import { afterEach, beforeEach, expect, test } from 'vitest';
import { signEvent, signMessage } from './sign.ts';
import { openMerchant, openYouzan, startMs, type OpenYouzan, type Reply } from './youzan-fixture.ts';

let merchant: Awaited<ReturnType<typeof openMerchant>>;
let open: OpenYouzan;
beforeEach(async () => {
  merchant = await openMerchant();
  open = await openYouzan({ pushUrl: merchant.url });
});
afterEach(async () => {
  await open.server.close();
  await merchant.close();
});

const types = (): string[] => merchant.messages().map((message) => message.type as string);
const said = (message: Reply): Reply => JSON.parse(decodeURIComponent(message.msg as string)) as Reply;

test('a paid order is told with its signature, its headers and the whole trade', async () => {
  await open.play([{ do: 'order', shop: 'youzan', isPresale: false }]);
  expect(new Set(types())).toEqual(new Set(['trade_TradeCreate', 'trade_TradePaid', 'trade_TradeBuyerPay']));
  const index = types().indexOf('trade_TradePaid');
  const message = merchant.messages()[index];
  const { body = '', headers = {} } = merchant.received[index] ?? {};
  expect(message).toMatchObject({
    mode: 1,
    client_id: 'yzclient',
    status: 'TRADE_PAID',
    kdt_id: 16_001,
    version: startMs / 1_000,
    test: false,
    sendCount: 1,
    msg_id: expect.stringMatching(/^[0-9a-f]{32}$/u),
  });
  expect(message.sign).toBe(signMessage('yzclient', message.msg as string, open.app.secret));
  expect(headers).toMatchObject({
    'event-type': 'trade_TradePaid',
    'client-id': 'yzclient',
    'event-sign': signEvent('yzclient', body, open.app.secret),
  });
  expect(said(message)).toMatchObject({
    full_order_info: { order_info: { tid: message.id, status: 'TRADE_PAID' } },
    refund_order: [],
    qr_info: {},
  });
  const now = await open.data('youzan.trade.get', '4.0.2', { tid: message.id });
  expect(now.full_order_info.order_info.status).toBe('WAIT_SELLER_SEND_GOODS');
});

test('what is not answered with success comes again and counts itself', async () => {
  merchant.answers.push({ status: 500, body: '' }, { status: 200, body: '{"code":1,"msg":"fail"}' });
  await open.play([{ do: 'order', shop: 'youzan', paid: 0 }]);
  expect(merchant.messages().map(({ sendCount }) => sendCount as number)).toEqual([1]);
  await open.play([{ do: 'wait', for: '1m' }]);
  expect(merchant.messages().map(({ sendCount }) => sendCount as number)).toEqual([1, 2]);
  await open.play([{ do: 'wait', for: '1d' }]);
  expect(merchant.messages().map(({ sendCount }) => sendCount as number)).toEqual([1, 2, 3]);
  expect(new Set(merchant.messages().map(({ msg_id: id }) => id as string)).size).toBe(1);
  const { body = '', headers = {} } = merchant.received[2] ?? {};
  expect(headers['event-sign']).toBe(signEvent('yzclient', body, open.app.secret));
});

test('a merchant that never answers is given up after a day', async () => {
  merchant.answers.push(...Array.from({ length: 20 }, () => ({ status: 503, body: '' })));
  await open.play([
    { do: 'order', shop: 'youzan', paid: 0 },
    { do: 'wait', for: '2d' },
  ]);
  expect(merchant.messages()).toHaveLength(9);
  expect(open.emulation.deliveries.log()).toMatchObject([{ state: 'given_up', attempts: 9 }]);
});

test('shipping, refunds and memos are told; a new address is not', async () => {
  await open.play([
    { do: 'order', shop: 'youzan', isPresale: false, hasGift: false },
    { do: 'act', act: 'change_address' },
    { do: 'act', act: 'memo', memo: 'x' },
    { do: 'act', act: 'ask_refund', amount: 100 },
    { do: 'act', act: 'withdraw_refund' },
    { do: 'act', act: 'ship_elsewhere' },
    { do: 'act', act: 'complete' },
  ]);
  expect(types().slice(3)).toEqual([
    'trade_TradeMemoModified',
    'trade_refund_BuyerCreated',
    'trade_refund_RefundClosed',
    'trade_TradeSellerShip',
    'trade_TradeSuccess',
  ]);
  const refund = merchant.messages()[4];
  expect(refund).toMatchObject({ status: 'WAIT_SELLER_AGREE', id: said(refund).refund_id });
  expect(said(refund)).toMatchObject({ refund_fee: '1.00', tid: expect.stringMatching(/^E/u) });
});

test('a full refund closes the trade, and both are told', async () => {
  await open.play([{ do: 'order', shop: 'youzan', isPresale: false, hasGift: false, skus: [firstSku()] }]);
  await open.play([
    { do: 'act', act: 'ask_refund' },
    { do: 'act', act: 'agree_refund' },
  ]);
  expect(new Set(types().slice(-2))).toEqual(new Set(['trade_refund_RefundSuccess', 'trade_TradeClose']));
});

const firstSku = () => ({ merchantCode: open.world.goods(open.shop.seq)[0]?.merchantCode ?? '', quantity: 1 });

test('a bad road doubles and loses messages, and a shop without permission is silent', async () => {
  await open.play([
    { do: 'road', duplicate: 1 },
    { do: 'order', shop: 'youzan', paid: 0 },
  ]);
  const ids = merchant.messages().map(({ msg_id: id }) => id as string);
  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(1);
  await open.play([
    { do: 'road', duplicate: 0, lose: 1 },
    { do: 'order', shop: 'youzan', paid: 0 },
  ]);
  expect(merchant.messages()).toHaveLength(ids.length);
  await open.play([
    { do: 'road', lose: 0 },
    { do: 'revoke', shop: 'youzan' },
    { do: 'order', shop: 'youzan', paid: 0 },
  ]);
  expect(merchant.messages()).toHaveLength(ids.length);
});
