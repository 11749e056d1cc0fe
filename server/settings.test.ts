import { expect, test } from 'vitest';
import { StartFailure } from './platform/start-failure.ts';
import { readSettings, settingRows } from './settings.ts';

function failure(environment: NodeJS.ProcessEnv): StartFailure {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof StartFailure) return error;
  }
  throw new Error('the settings were accepted');
}

test('without any variable the product runs as a demo on this machine alone', () => {
  expect(readSettings({})).toMatchObject({
    port: 4780,
    isPortChosen: false,
    host: '127.0.0.1',
    databaseUrl: null,
    merchantName: 'demo',
    isDemo: true,
    hasDemoStaff: true,
    secretKey: null,
    trustedProxies: [],
    emulatorPort: 4790,
  });
});

test('an empty variable counts as not set', () => {
  expect(readSettings({ ZHIDAN_PORT: ' ', DATABASE_URL: '' })).toEqual(readSettings({}));
});

test.each([
  ['ZHIDAN_PORT', '8080', { port: 8080, isPortChosen: true }],
  ['ZHIDAN_HOST', '::', { host: '::' }],
  ['ZHIDAN_DATA', '/srv/zhidan/', { dataDir: '/srv/zhidan' }],
  ['DATABASE_URL', 'postgresql://a:b@db:5432/oms', { databaseUrl: 'postgresql://a:b@db:5432/oms' }],
  ['ZHIDAN_DEMO', 'OFF', { isDemo: false }],
  ['ZHIDAN_DEMO_STAFF', 'off', { hasDemoStaff: false }],
  ['ZHIDAN_PUBLIC_URL', 'https://oms.example.cn/', { publicUrl: 'https://oms.example.cn' }],
  ['ZHIDAN_TRUSTED_PROXIES', '127.0.0.1, 10.0.0.0/8', { trustedProxies: ['127.0.0.1', '10.0.0.0/8'] }],
  ['ZHIDAN_EMULATOR_PORT', '14790', { emulatorPort: 14_790 }],
])('%s=%s is read', (name, value, expected) => {
  expect(readSettings({ [name]: value })).toMatchObject(expected);
});

test.each([
  ['ZHIDAN_PORT', '80a'],
  ['ZHIDAN_PORT', '0'],
  ['ZHIDAN_PORT', '65536'],
  ['ZHIDAN_HOST', 'http://x'],
  ['DATABASE_URL', 'mysql://db/oms'],
  ['DATABASE_URL', 'postgresql://db'],
  ['ZHIDAN_MERCHANT', '我的店'],
  ['ZHIDAN_DEMO', 'maybe'],
  ['ZHIDAN_SECRET_KEY', 'short'],
  ['ZHIDAN_LOG_LEVEL', 'loud'],
  ['ZHIDAN_PUBLIC_URL', 'oms.example.cn'],
  ['ZHIDAN_TRUSTED_PROXIES', '10.0.0.0/33'],
  ['ZHIDAN_EMULATOR_PORT', '0'],
] as const)('%s=%s is refused with what may be written', (name, value) => {
  const { words } = failure({ [name]: value });
  expect(words.en).toContain(`${name}: `);
  expect(words.en).toContain(settingRows[name].allowed.en);
  expect(words['zh-CN']).toContain(settingRows[name].allowed['zh-CN']);
});

test('all problems are told at once', () => {
  const { words } = failure({ ZHIDAN_PORT: 'x', ZHIDAN_MERCHANT: 'X', ZHIDAN_DEMO: 'x' });
  expect(words.en.match(/^ {2}- /gm)).toHaveLength(3);
});

test('a wrong secret is not repeated', () => {
  const { message, words } = failure({ DATABASE_URL: 'mysql://root:hunter2@db/oms', ZHIDAN_SECRET_KEY: 'letmein' });
  expect(message + words['zh-CN']).not.toMatch(/hunter2|letmein/);
});

test('a misspelled variable is told with the one that was meant', () => {
  expect(failure({ ZHIDAN_PROT: '8080' }).words.en).toContain('did you mean ZHIDAN_PORT?');
  expect(failure({ ZHIDAN_SOMETHING_ELSE: '1' }).words.en).toContain('There are: ZHIDAN_PORT');
});
