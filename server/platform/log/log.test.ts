import { Writable } from 'node:stream';
import { phone } from '@zhidan/core/kernel/personal.ts';
import { expect, onTestFinished, test } from 'vitest';
import { seedDemo } from '../../main.ts';
import { demoPassword, signedIn, testApp, visitorOf } from '../../testing/test-app.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { createLog } from './create-log.ts';

/** A log of ours whose text the test reads. */
function readLog() {
  const written = { text: '' };
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.text += chunk.toString();
      done();
    },
  });
  return { log: createLog({ level: 'trace', process: 'server', stream }), written };
}

const lastLine = (text: string) => JSON.parse(text.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>;

test.each([
  ['a phone number in a text', { note: 'call 13812345678 now' }, '13812345678'],
  ['a phone number with blanks', { note: '+86 138 1234 5678' }, '138 1234 5678'],
  ['an e-mail address', { note: 'to li.lei@example.cn' }, 'li.lei'],
  ['a field called password, however deep', { a: { b: { newPassword: 'open sesame' } } }, 'sesame'],
  ['a list of headers', { headers: { cookie: 'zhidan_demo=abc' } }, 'zhidan_demo'],
  ['a key of ours', { note: 'zd_AbCdEf0123456789' }, 'AbCdEf'],
  ['a database address with its password', { databaseUrl: 'postgresql://zhidan:s3cret@127.0.0.1/x' }, 's3cret'],
  ['a personal value', { who: phone('13812345678') }, '2345'],
  ['the row behind an event', { payload: { name: '李雷' } }, '李雷'],
])('never logged: %s', (_what, fields, secret) => {
  const { log, written } = readLog();
  log.info(fields, 'something happened');
  log.child(fields).info('something happened');
  expect(written.text).toContain('something happened');
  expect(written.text).not.toContain(secret);
});

test('a secret in the message itself is hidden', () => {
  const { log, written } = readLog();
  log.info('sms to 13812345678 with zd_AbCdEf0123456789');
  expect(lastLine(written.text)['msg']).toBe('sms to [phone] with [key]');
});

test('an error is logged with its kind, place and names, without the values it quotes', () => {
  const { log, written } = readLog();
  const error = Object.assign(
    new Error('invalid input syntax for type uuid: "李雷 13812345678"', { cause: new Error('Key (phone)=(139) exists') }),
    {
      code: '22P02',
      severity: 'ERROR',
      detail: 'Key (phone)=(13812345678) already exists.',
      where: "unnamed portal parameter $1 = '李雷'",
      table: 'people',
    },
  );
  log.error({ err: error }, 'request failed');
  expect(lastLine(written.text)['err']).toMatchObject({
    type: 'Error',
    message: 'invalid input syntax for type uuid: …',
    code: '22P02',
    table: 'people',
  });
  expect(written.text).toContain('log.test.ts');
  expect(written.text).not.toMatch(/李雷|1381234|\(139\)/);
});

test('an error about our own tables names them', () => {
  const { log, written } = readLog();
  log.error({ err: Object.assign(new Error('relation "peoples" does not exist'), { code: '42P01' }) }, 'request failed');
  expect(written.text).toContain('peoples');
});

test('nothing that a person sends in a request reaches the log, whether it succeeds, is refused or fails', async () => {
  const { log, written } = readLog();
  const merchant = await aMerchant({ log });
  await seedDemo(merchant);
  const app = await testApp(merchant);
  onTestFinished(() => app.close());
  const owner = await signedIn(app, 'laoban');
  const phoneNumber = '13698765432';
  await owner.get(`/api/people?search=${phoneNumber}`);
  await owner.get(`/api/people/${phoneNumber}`);
  await owner.post('/api/people', { login: 'x', name: '韩梅梅', phone: phoneNumber, password: 'super secret words', roleIds: ['no id'] });
  await visitorOf(app, { authorization: 'Bearer zd_TopSecretKey123' }).get('/api/people');
  await visitorOf(app).post('/api/session/sign-in', { login: 'hanmeimei', password: 'super secret words' });
  await merchant.db.schema.alterTable('roles').renameTo('roles_gone').execute();
  const failed = await owner.get('/api/roles');
  expect([failed.status, failed.body.code]).toEqual([500, 'fault.unexpected']);
  const token = owner.cookie.split('=')[1] ?? 'none';
  for (const secret of [phoneNumber, '韩梅梅', 'super secret words', demoPassword, token, 'TopSecretKey', 'hanmeimei']) {
    expect(written.text.includes(secret), secret).toBe(false);
  }
  const faultLines = written.text
    .split('\n')
    .filter((line) => line.includes(String(failed.body.values['errorId'])) && line.includes('"level":"error"'));
  expect(faultLines, 'one error line bears the number that the person sees').toHaveLength(1);
});

test('a request is one line with who, what, how long and with which answer', async () => {
  const { log, written } = readLog();
  const merchant = await aMerchant({ log });
  await seedDemo(merchant);
  const app = await testApp(merchant);
  onTestFinished(() => app.close());
  const owner = await signedIn(app, 'laoban');
  const session = await owner.get('/api/session');
  const { id } = session.body['person'] as { id: string };
  expect(lastLine(written.text)).toMatchObject({
    level: 'info',
    merchant: 'test',
    requestId: session.headers['x-request-id'],
    method: 'GET',
    route: '/api/session',
    status: 200,
    durationMs: expect.any(Number),
    callerId: id,
  });
});
