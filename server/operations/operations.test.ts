import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { settingChanged } from '@zhidan/core/operations/operations-event.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { modulesOf } from '../main.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { emit } from '../platform/journal/emit.ts';
import { newId } from '../platform/new-id.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import { appForFile, signedIn } from '../testing/test-app.ts';
import { forgetOldRequestsJob } from './forget-old-requests-job.ts';

const house = appForFile();

type Entry = Readonly<{ id: string; at: string; event: string; subjectId: string }>;
const entriesOf = (body: Record<string, unknown>) => body['items'] as Entry[];

test('a setting is changed within its limits, takes effect at once, and its before and after are in the journal', async () => {
  const owner = await house().as('laoban');
  house().merchant.clock.advance(1);
  expect((await owner.post('/api/settings/merchantName/change', { value: '新店名' })).status).toBe(200);
  expect((await owner.get('/api/settings')).body['values']).toMatchObject({ merchantName: '新店名', sessionIdleHours: 72 });
  expect((await house().stranger.get('/api/session/entrance')).body['merchantName']).toBe('新店名');
  const wrong = await owner.post('/api/settings/sessionIdleHours/change', { value: 1000 });
  expect(wrong.body).toMatchObject({
    status: 422,
    code: 'setting.invalid',
    detail: '设置“登录保持时间（小时）”的值无效：多久不操作需要重新登录，1–720。请改正后重试。',
  });
  expect((await owner.post('/api/settings/colour/change', { value: 'red' })).body.code).toBe('setting.unknown');
  const journal = await owner.get('/api/journal?event=setting.changed&subjectId=merchantName&limit=1');
  expect(journal.body['items']).toMatchObject([{ before: { value: '宁波小满母婴' }, after: { value: '新店名' }, actorName: '沈国栋' }]);
  await owner.post('/api/settings/merchantName/change', { value: '新店名' });
  expect(entriesOf((await owner.get('/api/journal?event=setting.changed&subjectId=merchantName')).body)).toHaveLength(2);
});

test('the journal is filtered by subject, event, person and time, newest first, and paged without gap', async () => {
  const { merchant, as } = house();
  const owner = await as('laoban');
  const from = merchant.clock.advance(60_000);
  for (let index = 0; index < 5; index += 1) {
    const ask = { by: systemCaller('test'), now: merchant.clock.advance(1) };
    await inTransaction(merchant.db, (tx) => emit(tx, ask, [settingChanged({ subjectId: `k${index}`, payload: { key: 'k' } })]));
  }
  const to = merchant.clock();
  merchant.clock.advance(60_000);
  const span = `from=${from}&to=${to}`;
  expect(entriesOf((await owner.get(`/api/journal?${span}`)).body).map(({ subjectId }) => subjectId)).toEqual([
    'k4',
    'k3',
    'k2',
    'k1',
    'k0',
  ]);
  expect(entriesOf((await owner.get(`/api/journal?${span}&subjectKind=setting&subjectId=k2`)).body)).toHaveLength(1);
  expect(entriesOf((await owner.get(`/api/journal?${span}&actorId=test&event=setting.changed`)).body)).toHaveLength(5);
  expect(entriesOf((await owner.get(`/api/journal?${span}&event=person.added`)).body)).toHaveLength(0);
  const first = await owner.get(`/api/journal?${span}&limit=3`);
  const second = await owner.get(`/api/journal?${span}&limit=3&after=${String(first.body['next'])}`);
  expect([...entriesOf(first.body), ...entriesOf(second.body)].map(({ subjectId }) => subjectId)).toEqual(['k4', 'k3', 'k2', 'k1', 'k0']);
  expect(second.body['next']).toBeNull();
});

test('the chain verifies, and who looked is in the journal', async () => {
  const owner = await house().as('laoban');
  const whole = await owner.post('/api/journal/verify');
  expect(whole.body).toMatchObject({ broken: [] });
  expect(Number(whole.body['checkedCount'])).toBeGreaterThan(9);
  const looked = await owner.get('/api/journal?event=journal.verified');
  expect(looked.body['items']).toMatchObject([{ payload: { brokenCount: 0 } }]);
});

test('a parked event is listed with what went wrong, retried on demand, dropped for a reason', async () => {
  const { merchant, as } = house();
  const owner = await as('laoban');
  const journal = entriesOf((await owner.get('/api/journal?event=person.added&limit=2')).body);
  const now = merchant.clock();
  const ids = journal.map(() => newId(now));
  await merchant.db
    .insertInto('parked_events')
    .values(
      ids.map((id, index) => ({
        id,
        subscriber: 'notify.on-person',
        journal_id: journal[index]?.id ?? '',
        error: 'Error: no',
        attempt_count: 3,
        parked_at: now,
      })),
    )
    .execute();
  const list = await owner.get('/api/parked-events');
  expect(list.body['items']).toHaveLength(2);
  expect(list.body['items']).toContainEqual(
    expect.objectContaining({ id: ids[0], subscriber: 'notify.on-person', event: 'person.added', error: 'Error: no', attemptCount: 3 }),
  );
  expect((await owner.post(`/api/parked-events/${ids[0]}/retry`)).status).toBe(200);
  expect((await owner.post(`/api/parked-events/${ids[1]}/drop`, { reason: '测试数据' })).status).toBe(200);
  expect((await owner.post(`/api/parked-events/${ids[1]}/drop`, { reason: '测试数据' })).body.code).toBe('parked_event.not_found');
  const dropped = await owner.get(`/api/journal?event=parked_event.dropped&subjectId=${ids[1]}`);
  expect(dropped.body['items']).toMatchObject([{ reason: '测试数据', payload: { subscriber: 'notify.on-person' } }]);
});

test('the about page says versions, sizes and which check fails', async () => {
  const about = await (await house().as('cangku')).get('/api/about');
  expect(about.body).toMatchObject({ version: '0.0.0-test', nodeVersion: process.version, isEmbeddedDatabase: true, workerSeenAt: null });
  expect(String(about.body['databaseVersion'])).toMatch(/^\d+/);
  expect(about.body['checks']).toMatchObject([
    { name: 'database', ok: true },
    { name: 'migrations', ok: true },
    { name: 'worker', ok: false },
  ]);
});

test('the product is ready once a worker has been seen, and says so to anybody', async () => {
  const { merchant, stranger } = house();
  const before = await stranger.get('/ready');
  expect([before.status, before.body['checks']]).toEqual([
    503,
    [
      { name: 'database', ok: true },
      { name: 'migrations', ok: true },
      { name: 'worker', ok: false },
    ],
  ]);
  const now = merchant.clock();
  await merchant.db
    .insertInto('worker_heartbeats')
    .values({ worker_id: newId(now), host: 'here', process_id: 1, started_at: now, seen_at: now })
    .execute();
  expect((await stranger.get('/ready')).status).toBe(200);
  merchant.clock.advance(60_000);
  expect((await stranger.get('/ready')).status).toBe(503);
  expect((await stranger.get('/health')).body).toEqual({ ok: true, version: '0.0.0-test' });
});

/** Jobs of one of our own queues whose attempts are used up. */
async function deadJobs(count: number): Promise<readonly string[]> {
  const { merchant } = house();
  const { type } = forgetOldRequestsJob;
  const jobs = Array.from({ length: count }, (_, index) => ({ payload: {}, key: `${index}-${Math.random()}` }));
  await inTransaction(merchant.db, (tx) => enqueue(tx, type, jobs));
  const { rows } = await sql<{ id: string }>`
    update job set state = 'failed', started_on = now(), completed_on = now(), output = '{"message":"no route"}'
    where name = ${type.name} and state = 'created' returning id`.execute(merchant.db);
  return rows.map(({ id }) => id);
}

test('a dead job is listed by the words of its queue, retried on demand, dropped for a reason', async () => {
  const owner = await house().as('laoban');
  const [first, second] = await deadJobs(2);
  const list = await owner.get('/api/jobs?state=dead');
  expect(list.body['items']).toContainEqual(
    expect.objectContaining({
      id: first,
      name: 'operations.forget-old-requests',
      title: '清理过期请求记录与文件',
      state: 'dead',
      error: 'no route',
    }),
  );
  const page = await owner.get('/api/jobs?state=dead&limit=1');
  const next = await owner.get(`/api/jobs?state=dead&limit=1&after=${String(page.body['next'])}`);
  expect(new Set([...entriesOf(page.body), ...entriesOf(next.body)].map(({ id }) => id))).toEqual(new Set([first, second]));
  const queues = (await owner.get('/api/jobs/queues')).body['items'];
  expect(queues).toContainEqual(
    expect.objectContaining({ name: 'operations.forget-old-requests', deadCount: 2, title: '清理过期请求记录与文件' }),
  );
  expect((await owner.post(`/api/jobs/${first}/retry`)).status).toBe(200);
  expect((await owner.post(`/api/jobs/${first}/retry`)).body.code).toBe('job.not_found');
  expect((await owner.post(`/api/jobs/${second}/drop`, { reason: '不再需要' })).status).toBe(200);
  const journal = await owner.get(`/api/journal?subjectKind=job&subjectId=${second}`);
  expect(journal.body['items']).toMatchObject([{ event: 'job.dropped', reason: '不再需要', actorName: '沈国栋' }]);
});

test('one who may only look at jobs can neither retry nor drop them', async () => {
  const [id] = await deadJobs(1);
  const supervisor = await house().as('zhuguan');
  expect((await supervisor.get('/api/jobs')).status).toBe(200);
  expect((await supervisor.post(`/api/jobs/${id}/retry`)).body.code).toBe('access.denied');
});

test('every night kept answers, counted attempts and ended sessions are deleted, and nothing younger', async () => {
  const { merchant, app } = house();
  await signedIn(app, 'caiwu');
  await (await house().as('laoban')).post('/api/session/language', { language: 'zh-CN' });
  const counts = async () =>
    Promise.all(
      (['idempotency_keys', 'attempt_windows', 'sessions'] as const).map(
        async (table) => (await merchant.db.selectFrom(table).selectAll().execute()).length,
      ),
    );
  const deployment = { version: '0', isDemo: true, isEmbeddedDatabase: true, startedAt: merchant.clock() };
  const nightly = modulesOf(deployment)
    .filter(({ name }) => ['operations', 'identity'].includes(name))
    .flatMap((module) => module.jobs ?? []);
  const run = (afterMs: number) =>
    Promise.all(
      nightly.map((job) =>
        job.run(merchant, {
          payload: {},
          jobId: 'x',
          attempt: 1,
          now: plusMs(merchant.clock(), afterMs),
          signal: new AbortController().signal,
        }),
      ),
    );
  const before = await counts();
  await run(0);
  expect((await counts())[0]).toBe(before[0]);
  expect((await counts())[2]).toBe(before[2]);
  await run(31 * 24 * 3_600_000);
  expect(await counts()).toEqual([0, 0, 0]);
});
