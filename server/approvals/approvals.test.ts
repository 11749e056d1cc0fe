import { saveApprovalPolicy as policyContract } from '@zhidan/core/approvals/approval-api.ts';
import { approvalKinds } from '@zhidan/core/approvals/approval-kind.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { DeliveryId } from '@zhidan/core/notify/road.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { linkToken } from '../notify/links/notice-link.ts';
import { newId } from '../platform/new-id.ts';
import { appForFile, type TestVisitor } from '../testing/test-app.ts';
import { aRequestsHouse, typedReceiver, type RequestsHouse } from '../testing/test-requests-house.ts';
import { escalateDue } from './escalate-job.ts';

const app = appForFile();
let house: RequestsHouse;
let orderCount = 0;

beforeAll(async () => {
  house = await aRequestsHouse(app().merchant);
});

const { start } = approvalKinds['request.change_address'];
const policy = (change: Partial<typeof start> = {}) => policyContract.input.shape.policy.parse({ ...start, ...change });

async function setPolicy(change: object): Promise<void> {
  const answer = await (await app().as('zhuguan')).post('/api/approval-setup/policies/request.change_address', { policy: policy(change) });
  expect(answer.status).toBe(200);
}

/** A fresh order of which service asks a change of address, over HTTP. */
async function asked(login = 'kefu') {
  orderCount += 1;
  const no = `A${orderCount}`;
  await house.receive(house.order(no));
  await house.settle();
  const orderId = await house.orderId(no);
  const body = { ask: { kind: 'change_address', receiver: typedReceiver }, reason: '买家搬家' };
  const answer = await (await app().as(login)).post(`/api/orders/${orderId}/requests`, body);
  expect(answer.status).toBe(200);
  const requestId = String(answer.body['requestId']);
  return { no, requestId, approvalId: (await house.request(requestId)).taskId ?? '' };
}

const decide = async (login: string, approvalId: string, verdict: string, headers = {}) =>
  (await app().as(login)).post(`/api/approvals/${approvalId}/decide`, { verdict, reason: verdict === 'reject' ? '地址不对' : '' }, headers);
const show = async (login: string, approvalId: string) => (await (await app().as(login)).get(`/api/approvals/${approvalId}`)).body;
const personId = async (login: string): Promise<string> => (await house.as(login)).actor.id;
const told = async (event: string): Promise<readonly Record<string, unknown>[]> => {
  const rows = await app()
    .merchant.db.selectFrom('journal')
    .select(['subject_id', 'payload'])
    .where('event', '=', event)
    .orderBy('seq')
    .execute();
  return rows.map(({ payload, subject_id: id }) => ({ ...(payload as object), id }));
};

test('only who is meant decides, on every road: not service, not the warehouse, not who asked, not a key, and never by looking', async () => {
  const { approvalId, requestId } = await asked();
  for (const login of ['kefu', 'cangku', 'yunying']) expect((await decide(login, approvalId, 'approve')).status).toBe(403);
  expect((await decide('laoban', approvalId, 'approve')).body.code).toBe('approval.not_yours'); // the owner is asked later
  const { stranger, merchant } = app();
  expect((await stranger.post(`/api/approvals/${approvalId}/decide`, { verdict: 'approve' })).status).toBe(401);
  const key = await (
    await app().as('laoban')
  ).post('/api/api-keys', { name: '审批脚本', permissions: ['approvals.decide', 'requests.display'] });
  const bearer = { authorization: `Bearer ${String(key.body['key'] ?? key.body['secret'])}` };
  const byKey = await stranger.post(`/api/approvals/${approvalId}/decide`, { verdict: 'approve' }, bearer);
  expect([byKey.status, byKey.body.code]).toEqual([403, 'approval.people_only']);
  await (await app().as('zhuguan')).get(`/api/approvals/${approvalId}`);
  expect((await (await app().as('zhuguan')).get(`/api/approvals/${approvalId}/decide`)).status).not.toBe(200);
  expect((await house.request(requestId)).state).toBe('asked');
  const own = await asked('zhuguan');
  expect((await decide('zhuguan', own.approvalId, 'approve')).body.code).toBe('approval.own');
  expect(merchant).toBeDefined();
});

test('a double tap, a replay and a second approver count once', async () => {
  const { approvalId, requestId } = await asked();
  const key = { 'idempotency-key': 'tap-tap-tap-1' };
  const taps = await Promise.all([decide('zhuguan', approvalId, 'approve', key), decide('zhuguan', approvalId, 'approve', key)]);
  expect(taps.map(({ status, body }) => [status, body['state']])).toEqual([
    [200, 'approved'],
    [200, 'approved'],
  ]);
  expect((await decide('zhuguan', approvalId, 'approve')).body['state']).toBe('approved'); // another tap, another key
  expect((await decide('zhuguan', approvalId, 'reject')).body.code).toBe('approval.decided_already');
  expect((await told('approval.decided')).filter(({ id }) => id === approvalId)).toHaveLength(1);
  await house.settle();
  await house.carry(requestId);
  expect((await house.request(requestId)).state).toBe('done');
});

test('a yes and a no of two people at the same moment: one counts, the other hears who was first', async () => {
  await setPolicy({
    approvers: [
      { kind: 'role', code: 'supervisor' },
      { kind: 'role', code: 'owner' },
    ],
    mode: 'one',
    levels: [],
  });
  const { approvalId, requestId } = await asked();
  const answers = await Promise.all([decide('zhuguan', approvalId, 'approve'), decide('laoban', approvalId, 'reject')]);
  const counted = answers.filter(({ status }) => status === 200).map(({ body }) => body['state']);
  expect(counted).toHaveLength(1);
  expect(answers.find(({ status }) => status !== 200)?.body.code).toBe('approval.decided_already');
  expect((await told('approval.decided')).filter(({ id }) => id === approvalId)).toMatchObject([{ outcome: counted[0] }]);
  await house.settle();
  expect((await house.request(requestId)).state).toBe(counted[0] === 'approved' ? 'carrying' : 'rejected');
  await setPolicy({});
});

test('an outbox that is sent twice asks once and decides once, also when the answer was lost; its key says nothing else', async () => {
  orderCount += 1;
  await house.receive(house.order(`A${orderCount}`));
  await house.settle();
  const path = `/api/orders/${await house.orderId(`A${orderCount}`)}/requests`;
  const service = await app().as('kefu');
  const ask = { ask: { kind: 'cancel' }, reason: '买家不要了' };
  const made = [
    await service.post(path, ask, { 'idempotency-key': 'outbox-1' }),
    await service.post(path, ask, { 'idempotency-key': 'outbox-1' }),
  ];
  expect(made.map(({ status }) => status)).toEqual([200, 200]);
  expect(made[1]?.body).toEqual(made[0]?.body);
  expect((await service.post(path, ask)).body.code).toBe('request.already_open'); // another tap, another key
  const requestId = String(made[0]?.body['requestId']);
  const approvalId = (await house.request(requestId)).taskId ?? '';
  const key = { 'idempotency-key': 'outbox-2' };
  expect((await decide('zhuguan', approvalId, 'approve', key)).body['state']).toBe('approved');
  await house.settle();
  await house.carry(requestId);
  const again = await decide('zhuguan', approvalId, 'approve', key); // an hour later, when all is done
  expect([again.status, again.body['state'], again.headers['idempotency-replayed']]).toEqual([200, 'approved', 'true']);
  expect((await decide('zhuguan', approvalId, 'reject', key)).status).toBe(422);
  expect((await told('request.carried_out')).filter(({ id }) => id === requestId)).toHaveLength(1);
});

test('a link in a message decides nothing: not for whom it was not meant, not when it is over, not by being looked at', async () => {
  const { approvalId, requestId } = await asked();
  const { merchant, stranger } = app();
  const { vault, clock } = merchant;
  const place = `/approvals/${approvalId}`;
  const linkOf = (now: Instant): string => linkToken(vault, { deliveryId: newId<DeliveryId>(clock()), place, now });
  const token = linkOf(clock());
  const open = async (by: TestVisitor) => by.post('/api/notice-links/open', { token });
  expect((await open(stranger)).status).toBe(401);
  for (const preview of [`/go/${token}`, '/api/notice-links/open', `/api/approvals/${approvalId}`])
    expect((await stranger.get(preview, { accept: 'application/json' })).status).not.toBe(200);
  const warehouse = await app().as('cangku');
  expect((await open(warehouse)).body['place']).toBe(place); // it leads to the page, which shows what this person may see
  expect((await show('cangku', approvalId))['isMine']).toBe(false);
  expect((await decide('cangku', approvalId, 'approve')).status).toBe(403);
  const old = linkOf(plusMs(clock(), -8 * 86_400_000));
  expect((await (await app().as('zhuguan')).post('/api/notice-links/open', { token: old })).body.code).toBe('notice_link.expired');
  expect((await house.request(requestId)).state).toBe('asked');
});

test('nobody answers: it goes up once, the first ones may still decide, and quiet never passes', async () => {
  const { merchant } = app();
  const { approvalId, requestId } = await asked();
  const before = await told('approval.escalated');
  await escalateDue(merchant, merchant.clock());
  expect(await told('approval.escalated')).toEqual(before);
  merchant.clock.advance(31 * 60_000);
  // two workers at the same moment, and one more that was started anew
  await Promise.all([escalateDue(merchant, merchant.clock()), escalateDue(merchant, merchant.clock())]);
  await escalateDue(merchant, merchant.clock());
  const up = (await told('approval.escalated')).filter(({ id }) => id === approvalId);
  expect(up).toMatchObject([{ approverIds: [await personId('laoban')] }]);
  merchant.clock.advance(48 * 3_600_000);
  await escalateDue(merchant, merchant.clock());
  expect((await house.request(requestId)).state).toBe('asked');
  expect((await show('laoban', approvalId))['isMine']).toBe(true);
  expect((await decide('laoban', approvalId, 'approve')).body['state']).toBe('approved');
});

describe('several approvers', () => {
  const [supervisor, owner] = [
    { kind: 'role', code: 'supervisor' },
    { kind: 'role', code: 'owner' },
  ];

  test('all of them: the first yes leaves it open, the same person cannot say it for the other', async () => {
    await setPolicy({ mode: 'all', approvers: [supervisor, owner], levels: [] });
    const { approvalId } = await asked();
    expect((await decide('zhuguan', approvalId, 'approve')).body['state']).toBe('open');
    expect((await decide('zhuguan', approvalId, 'approve')).body['state']).toBe('open'); // said again: the same
    expect((await show('zhuguan', approvalId))['isMine']).toBe(false);
    expect((await decide('laoban', approvalId, 'approve')).body['state']).toBe('approved');
  });

  test('one after the other: who comes second waits, and a no of the first ends it', async () => {
    await setPolicy({ mode: 'sequence', approvers: [owner, supervisor], levels: [] });
    const { approvalId, no } = await asked();
    expect((await decide('zhuguan', approvalId, 'approve')).body.code).toBe('approval.not_yours');
    expect((await decide('laoban', approvalId, 'reject')).body['state']).toBe('rejected');
    await house.settle();
    expect(await house.exceptions(no)).toEqual([]);
  });

  test('by person, by duty list, by who is in charge of the shop', async () => {
    const [supervisorId, ownerId] = [await personId('zhuguan'), await personId('laoban')];
    await setPolicy({ approvers: [{ kind: 'person', personId: ownerId }], levels: [] });
    const byPerson = await asked();
    expect((await decide('zhuguan', byPerson.approvalId, 'approve')).status).toBe(403);
    expect((await decide('laoban', byPerson.approvalId, 'approve')).status).toBe(200);

    const shift = { personId: supervisorId, weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, untilMinute: 1_440 };
    const list = await (await app().as('zhuguan')).post('/api/approval-setup/duty-lists', { listId: null, name: '白班', shifts: [shift] });
    await setPolicy({ approvers: [{ kind: 'duty', listId: list.body['listId'] }], levels: [] });
    const byDuty = await asked();
    expect((await decide('laoban', byDuty.approvalId, 'approve')).status).toBe(403);
    expect((await decide('zhuguan', byDuty.approvalId, 'approve')).status).toBe(200);
    expect((await (await app().as('zhuguan')).post(`/api/approval-setup/duty-lists/${String(list.body['listId'])}/remove`)).body.code).toBe(
      'duty_list.in_use',
    );

    await setPolicy({ approvers: [{ kind: 'shop_lead' }], levels: [] });
    const nobody = await asked(); // no shop has one: it goes up at once
    expect((await show('laoban', nobody.approvalId))['isMine']).toBe(true);
    const shop = await app().merchant.db.selectFrom('shops').select('id').executeTakeFirstOrThrow();
    await (await app().as('zhuguan')).post(`/api/approval-setup/shops/${shop.id}`, { personIds: [supervisorId] });
    const byLead = await asked();
    expect((await decide('zhuguan', byLead.approvalId, 'approve')).status).toBe(200);
    await setPolicy({});
  });
});

test('handed over, it is the other’s; reminded, they hear of it, not every minute', async () => {
  const { approvalId } = await asked();
  const supervisor = await app().as('zhuguan');
  const over = (to: string) => supervisor.post(`/api/approvals/${approvalId}/hand-over`, { personId: to });
  expect((await over(await personId('cangku'))).body.code).toBe('approval.no_such_person');
  expect((await over(await personId('laoban'))).status).toBe(200);
  expect((await decide('zhuguan', approvalId, 'approve')).body.code).toBe('approval.not_yours');
  const remind = async () => (await app().as('kefu')).post(`/api/approvals/${approvalId}/remind`);
  expect((await remind()).status).toBe(200);
  expect((await remind()).body.code).toBe('approval.reminded_lately');
  expect((await told('approval.reminded')).filter(({ id }) => id === approvalId)).toMatchObject([
    { approverIds: [await personId('laoban')] },
  ]);
  expect((await decide('laoban', approvalId, 'approve')).status).toBe(200);
});

test('who decides sees both receivers masked, in full with a reason that is journaled; the list counts what waits', async () => {
  const { requestId, approvalId } = await asked();
  const supervisor = await app().as('zhuguan');
  const shown = await supervisor.get(`/api/requests/${requestId}`);
  expect(shown.body).toMatchObject({
    isMine: true,
    state: 'asked',
    receiver: { next: { name: '王**', phone: '139****1111', address: '浙江省杭州市余杭区****' } },
  });
  expect(shown.text).not.toContain(typedReceiver.phone);
  const full = await supervisor.post(`/api/requests/${requestId}/reveal`, { reason: '审批核对' });
  expect(full.body).toMatchObject({ next: { phone: typedReceiver.phone } });
  expect((await (await app().as('yunying')).post(`/api/requests/${requestId}/reveal`, { reason: '看看' })).status).toBe(403);
  const journal = await app().merchant.db.selectFrom('journal').select('payload').execute();
  expect(JSON.stringify(journal)).not.toContain(typedReceiver.phone);
  expect((await supervisor.get('/api/requests/counts')).body['toApprove']).toBeGreaterThan(0);
  const mine = await supervisor.get('/api/requests?which=to_approve');
  expect((mine.body['items'] as { approvalId: string }[]).map((row) => row.approvalId)).toContain(approvalId);
  expect((await (await app().as('cangku')).get('/api/requests?which=to_approve')).body['items']).toEqual([]);
  expect((await decide('zhuguan', approvalId, 'reject')).status).toBe(200);
  await house.settle();
  expect((await supervisor.get('/api/requests/answer-times')).body['count']).toBeGreaterThan(0);
});

test('a no needs a reason; conditions and approvers are changed by who may, and nonsense is refused with what is wrong', async () => {
  const { approvalId } = await asked();
  expect((await (await app().as('zhuguan')).post(`/api/approvals/${approvalId}/decide`, { verdict: 'reject' })).status).toBe(400);
  const gate = { condition: { all: [{ f: 'request.stage', op: 'in', v: ['nowhere'] }] }, isOn: true, needsApproval: true };
  expect((await (await app().as('zhuguan')).post('/api/request-gates/change_address', gate)).body.code).toBe('request_gate.unsound');
  expect((await (await app().as('kefu')).post('/api/request-gates/change_address', gate)).status).toBe(403);
  const open = { condition: { all: [] }, isOn: true, needsApproval: false };
  expect((await (await app().as('zhuguan')).post('/api/request-gates/rush', open)).status).toBe(200);
  await house.receive(house.order('RUSH-1'));
  await house.settle();
  const orderId = await house.orderId('RUSH-1');
  const made = await (await app().as('kefu')).post(`/api/orders/${orderId}/requests`, { ask: { kind: 'rush' }, reason: '生日礼物' });
  await house.carry(String(made.body['requestId']));
  expect((await house.request(String(made.body['requestId']))).state).toBe('done'); // nobody has to approve a rush here
});
