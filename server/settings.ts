import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { z } from 'zod';
import { StartFailure } from './platform/start-failure.ts';

/** One deployment setting: the variable, what it means, what it may hold, and what the text becomes. */
type SettingRow<Value = unknown> = Readonly<{
  words: Words;
  /** what may be written, for the error message and the documentation */
  allowed: Words;
  schema: z.ZodType<Value, string | null | undefined>;
  isSecret?: boolean;
}>;

const setting = <Value>(row: SettingRow<Value>): SettingRow<Value> => row;

/** Where the repository lies: the default data folder and the web's sources are there. */
export const repositoryFolder = join(import.meta.dirname, '..');

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const hostPattern = /^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$/;
const yes = new Set(['on', 'true', '1', 'yes']);
const no = new Set(['off', 'false', '0', 'no']);

const onUnlessOff = z
  .string()
  .toLowerCase()
  .refine((text) => yes.has(text) || no.has(text))
  .transform((text) => yes.has(text))
  .default(true as boolean);

function isAddressRange(text: string): boolean {
  const [address = '', bits] = text.split('/');
  const family = isIP(address);
  return family !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)));
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

/** Every deployment setting: `docs/operating.md` lists them, `zhidan help` prints them. Merchant settings are rows in the database. */
export const settingRows = {
  ZHIDAN_PORT: setting({
    words: { 'zh-CN': '网页端口（被占用时自动换下一个）', en: 'port of the web interface (the next free one when taken)' },
    allowed: { 'zh-CN': '1–65535 的整数，例如 4780', en: 'a whole number from 1 to 65535, such as 4780' },
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535)
      .default(4780),
  }),
  ZHIDAN_HOST: setting({
    words: { 'zh-CN': '监听的地址；0.0.0.0 让其他电脑也能访问', en: 'address to listen on; 0.0.0.0 lets other machines in' },
    allowed: { 'zh-CN': '本机的 IP 地址或主机名，例如 127.0.0.1', en: 'an IP address or host name of this machine, such as 127.0.0.1' },
    schema: z
      .string()
      .refine((host) => isIP(host) !== 0 || hostPattern.test(host))
      .default('127.0.0.1'),
  }),
  ZHIDAN_DATA: setting({
    words: { 'zh-CN': '数据文件夹：内置数据库、密钥、日志', en: 'data folder: embedded database, key, logs' },
    allowed: { 'zh-CN': '一个文件夹的路径，例如 /srv/zhidan', en: 'the path of a folder, such as /srv/zhidan' },
    schema: z
      .string()
      .transform((path) => resolve(path))
      .default(join(repositoryFolder, '.zhidan')),
  }),
  DATABASE_URL: setting({
    words: {
      'zh-CN': '使用已有的 PostgreSQL（15 或更新）而不是内置数据库',
      en: 'a PostgreSQL of your own (15 or later) instead of the embedded one',
    },
    allowed: { 'zh-CN': 'postgresql://用户:密码@主机:端口/数据库', en: 'postgresql://user:password@host:port/database' },
    schema: z
      .string()
      .refine((url) => isUrl(url, ['postgres:', 'postgresql:']) && new URL(url).pathname.length > 1)
      .nullable()
      .default(null),
    isSecret: true,
  }),
  ZHIDAN_MERCHANT: setting({
    words: { 'zh-CN': '商家短名，决定数据库中的 schema', en: 'short name of the merchant; names the schema in the database' },
    allowed: {
      'zh-CN': '1–40 个小写字母、数字或下划线，以字母开头，例如 demo',
      en: '1 to 40 lower-case letters, digits or underscores, beginning with a letter, such as demo',
    },
    schema: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,39}$/)
      .default('demo'),
  }),
  ZHIDAN_DEMO: setting({
    words: {
      'zh-CN': '新商家是演示（on）还是自己的店铺（off），首次启动时决定',
      en: 'whether a new merchant is the demo (on) or your own (off); counts at its first start',
    },
    allowed: { 'zh-CN': 'on 或 off', en: 'on or off' },
    schema: onUnlessOff,
  }),
  ZHIDAN_DEMO_STAFF: setting({
    words: {
      'zh-CN': '演示店的员工自己干活（打单、验货、审核、补货）',
      en: 'whether the demo’s staff works by itself: prints, checks, audits, restocks',
    },
    allowed: { 'zh-CN': 'on 或 off', en: 'on or off' },
    schema: onUnlessOff,
  }),
  ZHIDAN_SECRET_KEY: setting({
    words: {
      'zh-CN': '加密个人信息的密钥；默认自动生成在数据文件夹中，请与备份分开保管',
      en: 'key that seals personal data; by default made in the data folder. Keep it apart from the backup',
    },
    allowed: {
      'zh-CN': '至少 32 个字符，例如 openssl rand -base64 32 的输出',
      en: 'at least 32 characters, such as openssl rand -base64 32 prints',
    },
    schema: z.string().min(32).nullable().default(null),
    isSecret: true,
  }),
  ZHIDAN_LOG_LEVEL: setting({
    words: { 'zh-CN': '日志详细程度', en: 'how much is logged' },
    allowed: { 'zh-CN': logLevels.join('、'), en: logLevels.join(', ') },
    schema: z.enum(logLevels).default('info'),
  }),
  ZHIDAN_PUBLIC_URL: setting({
    words: { 'zh-CN': '员工在浏览器中输入的地址（有反向代理时）', en: 'the address people type, behind a reverse proxy' },
    allowed: { 'zh-CN': 'https://oms.example.cn，不带路径', en: 'https://oms.example.cn, without a path' },
    schema: z
      .string()
      .refine((url) => isUrl(url, ['http:', 'https:']) && new URL(url).pathname === '/')
      .transform((url) => new URL(url).origin)
      .nullable()
      .default(null),
  }),
  ZHIDAN_TRUSTED_PROXIES: setting({
    words: { 'zh-CN': '可信的反向代理地址，多个用逗号隔开', en: 'addresses of trusted reverse proxies, parted by commas' },
    allowed: { 'zh-CN': 'IP 或网段，例如 127.0.0.1,10.0.0.0/8', en: 'addresses or ranges, such as 127.0.0.1,10.0.0.0/8' },
    schema: z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .refine((parts) => parts.every(isAddressRange))
      .default([]),
  }),
  ZHIDAN_EMULATOR_PORT: setting({
    words: { 'zh-CN': '模拟平台的端口（被占用时自动换下一个）', en: 'port of the emulated platforms (the next free one when taken)' },
    allowed: { 'zh-CN': '1–65535 的整数，例如 4790', en: 'a whole number from 1 to 65535, such as 4790' },
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535)
      .default(4790),
  }),
  ZHIDAN_UPLOAD_LIMIT_MB: setting({
    words: { 'zh-CN': '上传文件的大小上限（MB）', en: 'largest file that may be uploaded, in MB' },
    allowed: { 'zh-CN': '1–10240 的整数，例如 1024', en: 'a whole number from 1 to 10240, such as 1024' },
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((limit) => limit >= 1 && limit <= 10_240)
      .default(1024),
  }),
} as const satisfies Readonly<Record<string, SettingRow>>;

type Row = keyof typeof settingRows;
type ValueOf<Name extends Row> = z.output<(typeof settingRows)[Name]['schema']>;

/** How this deployment runs: read once, when a process starts. */
export type Settings = Readonly<{
  port: ValueOf<'ZHIDAN_PORT'>;
  isPortChosen: boolean;
  host: ValueOf<'ZHIDAN_HOST'>;
  dataDir: ValueOf<'ZHIDAN_DATA'>;
  databaseUrl: ValueOf<'DATABASE_URL'>;
  merchantName: ValueOf<'ZHIDAN_MERCHANT'>;
  isDemo: ValueOf<'ZHIDAN_DEMO'>;
  hasDemoStaff: ValueOf<'ZHIDAN_DEMO_STAFF'>;
  /** null: the one in the data folder */
  secretKey: ValueOf<'ZHIDAN_SECRET_KEY'>;
  logLevel: ValueOf<'ZHIDAN_LOG_LEVEL'>;
  publicUrl: ValueOf<'ZHIDAN_PUBLIC_URL'>;
  trustedProxies: readonly string[];
  emulatorPort: ValueOf<'ZHIDAN_EMULATOR_PORT'>;
  uploadLimitMb: ValueOf<'ZHIDAN_UPLOAD_LIMIT_MB'>;
}>;

/**
 * Reads the settings from the environment. An empty variable counts as not set.
 * @throws StartFailure that names every variable that is wrong, what it holds (no secrets) and what it may hold
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const problems: Words[] = unknownNames(environment);
  const read = <Name extends Row>(name: Name): ValueOf<Name> => {
    const row: SettingRow<ValueOf<Name>> = settingRows[name] as unknown as SettingRow<ValueOf<Name>>;
    const result = row.schema.safeParse(environment[name]?.trim() || undefined);
    if (result.success) return result.data;
    problems.push(problemOf(name, row, environment[name] ?? ''));
    return undefined as ValueOf<Name>; // never seen: a problem is thrown below
  };
  const settings: Settings = {
    port: read('ZHIDAN_PORT'),
    isPortChosen: Boolean(environment['ZHIDAN_PORT']?.trim()),
    host: read('ZHIDAN_HOST'),
    dataDir: read('ZHIDAN_DATA'),
    databaseUrl: read('DATABASE_URL'),
    merchantName: read('ZHIDAN_MERCHANT'),
    isDemo: read('ZHIDAN_DEMO'),
    hasDemoStaff: read('ZHIDAN_DEMO_STAFF'),
    secretKey: read('ZHIDAN_SECRET_KEY'),
    logLevel: read('ZHIDAN_LOG_LEVEL'),
    publicUrl: read('ZHIDAN_PUBLIC_URL'),
    trustedProxies: read('ZHIDAN_TRUSTED_PROXIES'),
    emulatorPort: read('ZHIDAN_EMULATOR_PORT'),
    uploadLimitMb: read('ZHIDAN_UPLOAD_LIMIT_MB'),
  };
  if (problems.length > 0) throw settingsFailure(problems);
  return settings;
}

function settingsFailure(problems: readonly Words[]): StartFailure {
  const list = (language: keyof Words) => problems.map((problem) => `\n  - ${problem[language]}`).join('');
  return new StartFailure('settings.invalid', {
    'zh-CN': `设置有误，请修改以下环境变量后重新启动：${list('zh-CN')}`,
    en: `The settings are not valid. Correct these environment variables and start again:${list('en')}`,
  });
}

function problemOf(name: string, { allowed, isSecret }: SettingRow, value: string): Words {
  const shown = isSecret ? `${value.length} 个字符（不显示）` : `“${value}”`;
  const shownEn = isSecret ? `${value.length} characters, not shown` : `"${value}"`;
  return {
    'zh-CN': `${name}：当前为 ${shown}，应为${allowed['zh-CN']}`,
    en: `${name}: is ${shownEn}; may be ${allowed.en}`,
  };
}

/** A misspelled variable would be ignored in silence, and the product would start with other data than meant. */
function unknownNames(environment: NodeJS.ProcessEnv): Words[] {
  const known = Object.keys(settingRows);
  return Object.keys(environment)
    .filter((name) => name.startsWith('ZHIDAN_') && !name.startsWith('ZHIDAN_TEST_') && !known.includes(name))
    .map((name) => {
      const near = known.map((other) => ({ other, steps: editSteps(name, other) })).toSorted((a, b) => a.steps - b.steps)[0];
      const isTypo = near !== undefined && near.steps <= 4;
      return {
        'zh-CN': `${name}：没有这个设置${isTypo ? `，是否指 ${near.other}？` : `。可用的有：${known.join('、')}`}`,
        en: `${name}: there is no such setting${isTypo ? `; did you mean ${near.other}?` : `. There are: ${known.join(', ')}`}`,
      };
    });
}

/** How many letters must be added, dropped or changed to make one text of the other (Levenshtein). */
function editSteps(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (const [index, other] of [...to].entries())
      next.push(Math.min((next[index] ?? 0) + 1, (row[index + 1] ?? 0) + 1, (row[index] ?? 0) + (letter === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}
