import { z } from 'zod';
import { languages, type Words } from '../kernel/words.ts';

/** A setting the merchant changes on the settings page: its meaning, its schema with default, and how to draw it. */
type MerchantSetting = Readonly<{
  words: Words;
  help: Words;
  schema: z.ZodType;
  start: unknown;
  drawn: 'text' | 'number' | 'switch' | 'choice';
  choices?: readonly string[];
}>;

/** Settings are rows here, values in a table; deployment settings are in server/settings.ts. */
export const merchantSettings = {
  merchantName: {
    words: { 'zh-CN': '商家名称', en: 'Merchant name' },
    help: { 'zh-CN': '显示在页面顶部和登录页', en: 'Shown at the top of every page and at sign-in' },
    schema: z.string().trim().min(1).max(60),
    start: '我的店铺',
    drawn: 'text',
  },
  defaultLanguage: {
    words: { 'zh-CN': '默认语言', en: 'Default language' },
    help: { 'zh-CN': '新人员的界面语言', en: 'Interface language of new people' },
    schema: z.enum(languages),
    start: 'zh-CN',
    drawn: 'choice',
    choices: languages,
  },
  sessionIdleHours: {
    words: { 'zh-CN': '登录保持时间（小时）', en: 'Session length (hours)' },
    help: { 'zh-CN': '多久不操作需要重新登录，1–720', en: 'Hours without activity before signing in again, 1–720' },
    schema: z.int().min(1).max(720),
    start: 72,
    drawn: 'number',
  },
  totpRequired: {
    words: { 'zh-CN': '要求管理者使用动态口令', en: 'Require one-time codes of managers' },
    help: { 'zh-CN': '拥有“管理人员”权限的人必须绑定动态口令', en: 'People who may manage people must enrol one-time codes' },
    schema: z.boolean(),
    start: false,
    drawn: 'switch',
  },
  sweepHour: {
    words: { 'zh-CN': '夜间补漏开始时间（点）', en: 'Nightly sweep begins at (hour)' },
    help: {
      'zh-CN': '每天从这个钟点起，把最近几天的订单重新核对一遍，0–23；电脑当时没开，开机后会补做',
      en: 'From this hour on, the orders of the last days are asked for once more, 0–23; made up for when the machine was off',
    },
    schema: z.int().min(0).max(23),
    start: 2,
    drawn: 'number',
  },
  sweepDays: {
    words: { 'zh-CN': '夜间补漏天数', en: 'Days of the nightly sweep' },
    help: { 'zh-CN': '核对最近多少天下的订单，1–30', en: 'Orders created in so many days are asked for once more, 1–30' },
    schema: z.int().min(1).max(30),
    start: 3,
    drawn: 'number',
  },
  mergeBySelf: {
    words: { 'zh-CN': '自动合单', en: 'Merge by itself' },
    help: {
      'zh-CN': '同一收件人的待发订单自动合成一个包裹；关闭后只提示',
      en: 'Waiting orders of one receiver become one parcel; off: only suggested',
    },
    schema: z.boolean(),
    start: true,
    drawn: 'switch',
  },
  mergeAcrossShops: {
    words: { 'zh-CN': '跨店铺合单', en: 'Merge across shops' },
    help: { 'zh-CN': '不同店铺的订单也可以合成一个包裹', en: 'Orders of different shops may share a parcel' },
    schema: z.boolean(),
    start: false,
    drawn: 'switch',
  },
  mergeSameCarrier: {
    words: { 'zh-CN': '快递相同才合单', en: 'Merge the same carrier only' },
    help: { 'zh-CN': '已选快递不同的订单不合并', en: 'Orders with different carriers chosen are not merged' },
    schema: z.boolean(),
    start: false,
    drawn: 'switch',
  },
  mergeWindowHours: {
    words: { 'zh-CN': '合单时间范围（小时）', en: 'Merge window (hours)' },
    help: {
      'zh-CN': '下单时间相差多少小时以内的订单自动合并，1–720',
      en: 'Orders placed within so many hours are merged by themselves, 1–720',
    },
    schema: z.int().min(1).max(720),
    start: 48,
    drawn: 'number',
  },
  mergeMostOrders: {
    words: { 'zh-CN': '合单最多订单数', en: 'Most orders of a parcel' },
    help: { 'zh-CN': '自动合并的一个包裹最多多少个订单，2–50', en: 'So many orders are merged by themselves at most, 2–50' },
    schema: z.int().min(2).max(50),
    start: 5,
    drawn: 'number',
  },
  mergeMostKilograms: {
    words: { 'zh-CN': '合单最大重量（kg）', en: 'Heaviest merged parcel (kg)' },
    help: {
      'zh-CN': '自动合并后不超过多少公斤，1–1000；没有重量的商品不计',
      en: 'A parcel merged by itself weighs no more, 1–1000; goods without a weight count nothing',
    },
    schema: z.int().min(1).max(1_000),
    start: 20,
    drawn: 'number',
  },
  nextCarrier: {
    words: { 'zh-CN': '取号失败自动换快递', en: 'Next carrier when one gives no number' },
    help: {
      'zh-CN': '系统选的快递余额不足、停发或未开通时，自动退回审单、按规则换下一家；人工、规则或平台指定的快递不换',
      en: 'When a carrier that routing chose has no numbers left or does not serve the address, the order is audited again and goes with the next one; what a person, a rule or the platform chose stays',
    },
    schema: z.boolean(),
    start: true,
    drawn: 'switch',
  },
} as const satisfies Readonly<Record<string, MerchantSetting>>;

export type MerchantSettingKey = keyof typeof merchantSettings;
export type MerchantSettings = { readonly [Key in MerchantSettingKey]: z.output<(typeof merchantSettings)[Key]['schema']> };
