import * as decisionApi from '@zhidan/core/audit/decision-api.ts';
import * as ruleApi from '@zhidan/core/audit/rule-api.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { expect, test } from 'vitest';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { anAuditHouse } from '../testing/test-audit-house.ts';
import { plainReceiver } from '../testing/test-channel-order.ts';
import { aMerchant } from '../testing/test-merchant.ts';
import { addToBlacklist, setBlacklisted } from './blacklist/change-blacklist.ts';
import { backtestFile } from './backtest/backtest-file.ts';
import { tryRule } from './backtest/try-rule.ts';
import { listBlacklist } from './blacklist/blacklist-query.ts';
import { listBreakers } from './breaker/breaker-query.ts';
import { endBreaker } from './breaker/end-breaker.ts';
import { holdAudit, passAudit, unholdAudit } from './queue/decide-by-hand.ts';
import { previewDecision } from './queue/preview-decision.ts';
import { listAuditQueue } from './queue/queue-query.ts';
import { changeName } from './rules/change-name.ts';
import { publishRule, saveRuleDraft } from './rules/change-rules.ts';
import { listRules, showRule } from './rules/list-rules.ts';
import { reckonNorms } from './subjects/norm-store.ts';
import { explainOrder } from './why/explain-order.ts';

const refused = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) as unknown });
const risky = { receiver: { ...plainReceiver, detail: '临时驻地 3 号' } };

test('an order that waits for a person shows why, passes by hand, and one that a rule stopped passes only by force with a reason', async () => {
  const merchant = await aMerchant();
  const { vault } = merchant;
  const house = await anAuditHouse(merchant);
  await house.receive(house.order('1'), house.order('2', risky));
  await house.settle();
  const ask = { ...house.ask(), limit: 50, stage: 'audit', state: 'all' } as const;
  const { items } = decisionApi.listAuditQueue.output.parse(await listAuditQueue(merchant.db, ask, vault));
  const [plain, stopped] = [items.find((row) => row.isReady), items.find((row) => !row.isReady)];
  expect(plain).toMatchObject({ channelOrderNos: ['1'], verdict: 'review', carrier: 'ZTO', stock: 'reserved', exceptions: [] });
  expect(plain?.receiver).toBe('欧** 浙江省宁波市北仑区');
  expect(stopped).toMatchObject({
    channelOrderNos: ['2'],
    verdict: 'block',
    reasons: [{ name: '高风险地址', found: ['临时驻地'], fields: ['ship.address'] }],
    exceptions: [{ kind: 'audit_blocked' }],
  });
  expect((await listAuditQueue(merchant.db, { ...ask, state: 'ready' }, vault)).items).toHaveLength(1);
  expect((await listAuditQueue(merchant.db, { ...ask, state: 'stopped' }, vault)).items).toHaveLength(1);
  const ids = items.map(({ id }) => id);
  const foreseen = async (isForced: boolean) =>
    (await previewDecision(merchant, { ...house.ask(), ids, decision: 'pass', isForced })).items.map(({ id, becomes }) => [id, becomes]);
  expect(await foreseen(false)).toEqual(ids.map((id) => [id, id === plain?.id ? 'to_print' : null]));
  expect(await foreseen(true)).toEqual(ids.map((id) => [id, 'to_print']));
  expect((await listAuditQueue(merchant.db, ask, vault)).items).toEqual(items); // looking changes nothing
  const pass = (reason: string) => inTransaction(merchant.db, (tx) => passAudit(tx, { ...house.ask(), ids, reason }));
  const answers = (await pass('')).items;
  expect(answers.find(({ id }) => id === plain?.id)).toMatchObject({ isDone: true, words: null });
  expect(answers.find(({ id }) => id === stopped?.id)).toMatchObject({
    isDone: false,
    words: expect.stringContaining('审单拦截') as unknown,
  });
  expect((await pass('已电话核实')).items.filter(({ isDone }) => isDone)).toHaveLength(1);
  await house.settle();
  for (const no of ['1', '2']) expect(await house.ofOrder(no)).toMatchObject({ stage: 'to_print' });
});

test('"why" names the rule, the words that were found, and what would change it, without showing the address', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant, { on: ['auto-pass'] });
  await house.receive(house.order('1', risky));
  await house.settle();
  const orderId = (await house.orderId('1')) as never;
  const why = decisionApi.explainOrder.output.parse(await explainOrder(merchant.db, { ...house.ask(), orderId }, merchant.vault));
  expect(why).toMatchObject({ parcel: { stage: 'audit', stock: 'reserved', carrier: 'ZTO' }, now: { verdict: 'block' }, isKept: false });
  const rule = why.now.rules.find(({ ruleKey }) => ruleKey === 'risky-address');
  expect(rule).toMatchObject({
    outcome: 'matched',
    tests: [{ holds: true, isKey: true, words: { 'zh-CN': expect.stringContaining('命中 临时驻地') as unknown } }],
  });
  expect(why.decisions[0]?.rules[0]?.tests[0]?.words.en).toContain('临时驻地');
  expect(JSON.stringify(why)).not.toMatch(/新碶街道|欧阳测试/);
});

test('an order on hold waits, and goes on when the hold is taken back', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  await house.receive(house.order('1'));
  await house.settle();
  const ids = [(await house.ofOrder('1')).id as never];
  await inTransaction(merchant.db, (tx) => holdAudit(tx, { ...house.ask(), ids, reason: '等买家回复', until: null }));
  await house.settle();
  const pass = () => inTransaction(merchant.db, (tx) => passAudit(tx, { ...house.ask(), ids, reason: '' }));
  expect((await pass()).items[0]).toMatchObject({ isDone: false, words: expect.stringContaining('挂起') as unknown });
  await inTransaction(merchant.db, (tx) => unholdAudit(tx, { ...house.ask(), ids }));
  expect((await pass()).items[0]).toMatchObject({ isDone: true });
});

test('a rule is changed as a draft, tried by its examples, and judges by its next version', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  const { live } = await showRule(merchant.db, { ...house.ask(), ruleKey: 'risky-address' });
  if (!live) throw new Error('the pack has no such rule');
  const draft = { ...live, when: { f: 'ship.address', op: 'containsAny', v: ['天一广场'] } } as typeof live;
  const within = house.within;
  const ask = () => ({ ...house.ask(), ruleKey: 'risky-address' });
  expect((await within((tx) => saveRuleDraft(tx, { ...ask(), rule: draft }))).problems).toHaveLength(3);
  await expect(within((tx) => publishRule(tx, ask()))).rejects.toEqual(refused('audit_rule.unsound'));
  await within((tx) => saveRuleDraft(tx, { ...ask(), rule: { ...draft, examples: [] } }));
  expect(await within((tx) => publishRule(tx, ask()))).toEqual({ version: 2 });
  await expect(within((tx) => publishRule(tx, ask()))).rejects.toEqual(refused('audit_rule.no_draft'));
  await house.receive(house.order('1', risky));
  await house.settle();
  expect(await house.verdict('1')).toMatchObject({ verdict: 'review' });
  const { items, names } = ruleApi.listAuditRules.output.parse(await listRules(merchant.db, house.ask()));
  expect(items.find(({ key }) => key === 'risky-address')).toMatchObject({
    version: 2,
    hasDraft: false,
    sentence: { 'zh-CN': expect.stringContaining('天一广场') as unknown },
  });
  expect(names.map(({ key }) => key)).toContain('high-amount');
});

test('the queue puts the dearest delay first, page by page, and deadlines decide between equals', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  await house.receive(...['1', '2', '3', '4'].map((no) => house.order(no)));
  await house.settle();
  const penalties = { 1: [100, 5], 2: [9_000, 40], 3: [9_000, 30], 4: [50_000, 500] } as const;
  for (const [no, [penalty_fen, hours]] of Object.entries(penalties))
    await merchant.db
      .updateTable('fulfillment_orders')
      .set({ penalty_fen, ship_by: plusMs(merchant.clock(), hours * 3_600_000) })
      .where('id', '=', (await house.ofOrder(no)).id)
      .execute();
  const ask = { ...house.ask(), limit: 2, stage: 'audit', state: 'all' } as const;
  const first = await listAuditQueue(merchant.db, ask, merchant.vault);
  const later = { ...ask, now: plusMs(ask.now, 29 * 3_600_000), after: first.next ?? undefined };
  const second = await listAuditQueue(merchant.db, later, merchant.vault); // asked a day later it is still the list that was begun
  const seen = [...first.items, ...second.items].map(({ channelOrderNos: [no], riskFen }) => [no, riskFen]);
  expect(seen).toEqual([
    ['4', 1_000],
    ['3', 180],
    ['2', 180],
    ['1', 45],
  ]);
  expect(second.next).toBeNull();
});

test('a rule that is being written is counted against what was judged, part by part, and what is personal only when asked', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  await house.receive(house.order('1', risky), house.order('2'));
  await house.settle();
  const { live } = await showRule(merchant.db, { ...house.ask(), ruleKey: 'risky-address' });
  if (!live) throw new Error('the pack has no such rule');
  const tried = (when: unknown, isQuick: boolean) =>
    tryRule(merchant, { ...house.ask(), rule: { ...live, key: 'new-one', when } as typeof live, days: 30, isQuick });
  const paid = { f: 'order.paid', op: 'gt', v: 0 };
  const counted = await tried({ all: [paid, { f: 'order.pieces', op: 'gte', v: 1_000 }] }, true);
  expect(counted).toMatchObject({ found: { orderCount: 2, hitCount: 0, liveHitCount: null, fidelity: 'snapshot' }, parts: [2, 0] });
  const personal = { all: [paid, { f: 'ship.address', op: 'containsAny', v: ['临时驻地'] }] };
  expect(await tried(personal, true)).toEqual({ found: null, parts: [2, null] });
  expect(await tried(personal, false)).toMatchObject({ found: { hitCount: 1, fidelity: 'approximate' } });
  await expect(tried({ f: 'order.paid', op: 'gt' }, true)).rejects.toEqual(refused('audit_rule.unsound'));
});

test('words that are added to a list stop orders that wait already', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  await house.receive(house.order('1', { receiver: plainReceiver }));
  await house.settle();
  const change = (words: readonly string[]) =>
    house.within((tx) => changeName(tx, { ...house.ask(), kind: 'list', key: 'risky-address', words: [...words] }));
  await change(['临时驻地', '人民路 88 号']);
  expect(await house.tick()).toBe(1);
  expect(await house.exceptions('1')).toEqual(['audit_blocked']);
  await change(['临时驻地']);
  await house.tick();
  expect(await house.exceptions('1')).toEqual([]);
  const wrong = { ...house.ask(), kind: 'parameter', key: 'high-amount', value: '很多' } as const;
  await expect(house.within((tx) => changeName(tx, wrong))).rejects.toEqual(refused('audit_name.wrong_value'));
});

test('who is in the blacklist is stopped, whatever the number was typed like, until the entry ends or is taken away', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant, { on: ['blacklist'] });
  const add = (change: object) =>
    house.within((tx) =>
      addToBlacklist(
        tx,
        { ...house.ask(), kind: 'phone', value: '+86 139-1234-5678', reason: '恶意退货', expiresAt: null, ...change },
        merchant.vault,
      ),
    );
  const { id } = await add({});
  await house.receive(house.order('1', { receiver: plainReceiver }));
  await house.settle();
  expect(await house.exceptions('1')).toEqual(['audit_blocked']);
  const ask = { ...house.ask(), limit: 50, state: 'in_force' } as const;
  expect((await listBlacklist(merchant.db, { ...ask, search: '13912345678' }, merchant.vault)).items).toMatchObject([
    { mask: '139****5678' },
  ]);
  expect(JSON.stringify(await merchant.db.selectFrom('audit_blacklist').selectAll().execute())).not.toContain('13912345678');
  await house.within((tx) => setBlacklisted(tx, { ...house.ask(), blacklistId: id }, true));
  await house.settle();
  await house.tick();
  expect(await house.exceptions('1')).toEqual([]);
  await expect(add({ expiresAt: plusMs(merchant.clock(), -1) })).rejects.toEqual(refused('blacklist.expired'));
  await expect(add({ kind: 'address', value: '，。' })).rejects.toEqual(refused('blacklist.nothing_to_know_by'));
});

test('prices that slip trip the breaker: every order found is stopped with one alarm, until a person ends it', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  await merchant.db.updateTable('skus').set({ floor_fen: 9_000 }).where('code', '=', 'BABY-01').execute();
  const nos = Array.from({ length: 21 }, (_, index) => `low-${index}`);
  await house.receive(...nos.map((no) => house.order(no)));
  await house.settle();
  expect(await house.verdict('low-20')).toMatchObject({ verdict: 'review' });
  await merchant.db.updateTable('skus').set({ floor_fen: 90_000 }).where('code', '=', 'BABY-01').execute();
  await house.receive(house.order('new'));
  await house.turn('large-amount', true); // whatever it is that has them judged again
  await house.settle();
  await house.tick();
  const { items } = await listBreakers(merchant.db);
  expect(items).toMatchObject([{ ruleKey: 'abnormal-amount', orderCount: 22 }]);
  expect(await house.told('audit_breaker.tripped')).toHaveLength(1);
  expect(await house.exceptions('low-0')).toEqual(['audit_blocked', 'price_breaker']);
  await merchant.db.updateTable('skus').set({ floor_fen: null }).where('code', '=', 'BABY-01').execute();
  await house.within((tx) => endBreaker(tx, { ...house.ask(), breakerId: items[0]!.id, reason: '活动价已改回' }));
  await house.settle();
  await house.tick();
  expect((await listBreakers(merchant.db)).items).toEqual([]);
  expect(await house.exceptions('low-0')).toEqual([]);
});

test('usual prices are reckoned from what was sold, and only from enough of it', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  await house.receive(...Array.from({ length: 20 }, (_, index) => house.order(`n-${index}`)));
  await house.settle();
  expect(await house.within((tx) => reckonNorms(tx, merchant.clock()))).toBe(2);
  const [norm] = await merchant.db.selectFrom('audit_price_norms').selectAll().where('sku_id', '=', house.skuId).execute();
  expect(norm).toMatchObject({ sample_count: 20, channel: 'jd', price_spread: 0, quantity_median: 0 });
  expect(Math.round(Math.exp(norm?.price_median ?? 0))).toBe(5_290);
});

test('a rule is tried on what was judged: what it would find, by day, and how that differs from the one in force', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  await house.receive(house.order('1'), house.order('2', { ...risky, seller: { memo: '加急', flag: '' } }), house.order('3', risky));
  await house.settle();
  const text = (when: string) => `kind: audit-rule
key: risky-address
name: 试
phase: block
rank: 60
isOn: true
when: ${when}
actions:
  - {do: block, reason: 试, role: supervisor}
examples: []
`;
  const tried = async (when: string) => backtestFile(merchant, { text: text(when), days: 7 });
  expect(await tried('{f: seller.memo, op: containsAny, v: [加急]}')).toMatchObject({
    ok: true,
    backtest: {
      orderCount: 3,
      hitCount: 1,
      liveHitCount: 2,
      addedCount: 0,
      removedCount: 1,
      fidelity: 'approximate',
      samples: [{ channelOrderNo: '2', isLiveHit: true }],
    },
  });
  expect(await tried('{f: order.nothing, op: blank}')).toMatchObject({ ok: false, problems: [{ path: 'when.f' }] });
  await house.turn('risky-address', false);
  expect(await tried('{f: seller.memo, op: blank}')).toMatchObject({
    ok: true,
    backtest: { orderCount: 3, hitCount: 2, liveHitCount: null, fidelity: 'snapshot', hitsByDay: [{ hits: 2, orders: 3 }] },
  });
  merchant.clock.advance(30 * 86_400_000);
  await expect(tried('{f: seller.memo, op: blank}')).rejects.toEqual(refused('audit_backtest.no_history'));
});
