import { say, type Language, type Words, type WordValues } from '../../kernel/words.ts';
import { areaReasons, type AreaReason } from '../area/suspended-area.ts';
import { carriers, type CarrierCode } from '../carrier.ts';

/** Why a candidate cannot be taken; its marks are the values of the rejection. */
export const rejections = {
  no_carrier: {
    'zh-CN': '仓库「{warehouse}」没有可用的快递，请在“快递设置”里添加',
    en: 'The warehouse "{warehouse}" has no carrier in use: add one under "Carriers"',
  },
  address_unknown: { 'zh-CN': '收件地址没有省份，无法选择快递', en: 'The receiver has no province' },
  warehouse_imposed: { 'zh-CN': '指定从「{warehouse}」发货', en: 'It has to leave from "{warehouse}"' },
  carrier_imposed: { 'zh-CN': '平台指定 {carrier}', en: 'The platform wants {carrier}' },
  carrier_ruled: { 'zh-CN': '规则指定 {carrier}', en: 'A rule wants {carrier}' },
  carrier_refused: { 'zh-CN': '{carrier} 拒绝给号', en: '{carrier} refused to give a number' },
  area_suspended: { 'zh-CN': '{region} 停发：{reason}（{until}）', en: '{region} is suspended: {reason} ({until})' },
  area_held: { 'zh-CN': '{region} 的订单扣住：{reason}（{until}）', en: 'Orders to {region} are held: {reason} ({until})' },
  not_reachable: { 'zh-CN': '{region} 不可达，快递说：{words}', en: '{region} is not reached; the carrier said: {words}' },
  region_not_covered: { 'zh-CN': '运费模板「{table}」没有 {region}', en: 'The fee table "{table}" does not cover {region}' },
  on_request: { 'zh-CN': '运费模板「{table}」的「{group}」需另行报价', en: '"{group}" of the fee table "{table}" is priced on request' },
  stock_short: { 'zh-CN': '缺货：{goods}', en: 'Short of {goods}' },
  capacity_full: { 'zh-CN': '{day} 的单量已满（{limit}）', en: 'The limit of {limit} parcels on {day} is reached' },
  warehouse_full: {
    'zh-CN': '仓库「{warehouse}」{day} 的产能已满（{limit}）',
    en: 'The warehouse "{warehouse}" has its {limit} parcels of {day}',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type RejectionCode = keyof typeof rejections;

export type Rejection = Readonly<{ code: RejectionCode; values: WordValues }>;

/** What is worth knowing of a candidate that can be taken. */
export const notices = {
  no_fee_table: { 'zh-CN': '没有生效的运费模板，运费未知', en: 'No fee table in force: the fee is not known' },
  weight_unknown: { 'zh-CN': '有 {count} 种商品没有重量', en: '{count} SKUs have no weight' },
  past_cutoff: { 'zh-CN': '已过截单时间，{day} 发出', en: 'Past the cut-off: it leaves on {day}' },
  leaves_late: { 'zh-CN': '{day} 才能发出，晚于最晚发货时间', en: 'It leaves on {day}, after the latest time to ship' },
  area_reminded: { 'zh-CN': '{region} 提醒：{reason}（{until}）', en: 'Note on {region}: {reason} ({until})' },
} as const satisfies Readonly<Record<string, Words>>;

export type NoticeCode = keyof typeof notices;

export type Notice = Readonly<{ code: NoticeCode; values: WordValues }>;

/** Why a candidate was rejected, as a sentence: carriers and reasons by their names. */
export function sayRejection({ code, values }: Rejection, language: Language): string {
  return say(rejections[code], language, named(values, language));
}

export function sayNotice({ code, values }: Notice, language: Language): string {
  return say(notices[code], language, named(values, language));
}

const openEnd: Words = { 'zh-CN': '长期', en: 'no end' };
const wholeCountry: Words = { 'zh-CN': '全国', en: 'the whole country' };

function named(values: WordValues, language: Language): WordValues {
  const { carrier, reason, until, region } = values;
  return {
    ...values,
    ...(typeof carrier === 'string' && carrier in carriers ? { carrier: carriers[carrier as CarrierCode].words[language] } : {}),
    ...(typeof reason === 'string' && reason in areaReasons ? { reason: areaReasons[reason as AreaReason][language] } : {}),
    ...(until === '' ? { until: openEnd[language] } : {}),
    ...(region === '' ? { region: wholeCountry[language] } : {}),
  };
}
