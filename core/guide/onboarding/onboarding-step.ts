import type { Permission } from '../../identity/permission.ts';
import type { Words } from '../../kernel/words.ts';

/** Where a step is done; `search` as the address of the page writes it. */
type Place = Readonly<{ page: string; words: Words }>;

type Step = Readonly<{
  /** minutes it usually takes */
  minutes: number;
  words: Words;
  /** what to do, and what the product does by itself */
  lesson: Words;
  places: readonly Place[];
  /** what it takes to do it */
  permission: Permission;
  /** only a person can say that it is done */
  isConfirmed?: true;
}>;

/** Setting up a merchant of one’s own, in the order in which it goes best: half an hour. */
export const onboardingSteps = {
  trade: {
    minutes: 1,
    words: { 'zh-CN': '选行业', en: 'Choose your trade' },
    lesson: {
      'zh-CN': '按行业给合单、批量和物流提醒定一套起点；以后每一项都能单独改。',
      en: 'Merging, bulk and parcel alerts begin where your trade usually does; each is changed by itself afterwards.',
    },
    places: [],
    permission: 'settings.manage',
    isConfirmed: true,
  },
  orders: {
    minutes: 5,
    words: { 'zh-CN': '接上店铺，看到第一批订单', en: 'Join a shop and see its first orders' },
    lesson: {
      'zh-CN': '在平台页面上点一次授权，最近的订单会自己抓进来；还没有开放平台账号，就先导入后台导出的订单文件。',
      en: 'Authorise once on the platform’s page and the latest orders come by themselves; without an app there yet, import the file its back office exports.',
    },
    places: [
      { page: '/shops/add', words: { 'zh-CN': '添加店铺', en: 'Add a shop' } },
      { page: '/imports', words: { 'zh-CN': '导入订单文件', en: 'Import a file' } },
    ],
    permission: 'shops.manage',
  },
  matching: {
    minutes: 5,
    words: { 'zh-CN': '商品对上 SKU', en: 'Match goods with SKUs' },
    lesson: {
      'zh-CN': '可以按商家编码一次生成 SKU；只有对不上的才要您看。',
      en: 'SKUs can be made of merchant codes in one go; only what does not fit asks for you.',
    },
    places: [{ page: '/matching', words: { 'zh-CN': '商品匹配', en: 'Match goods' } }],
    permission: 'catalog.manage',
  },
  stock: {
    minutes: 4,
    words: { 'zh-CN': '仓库和期初库存', en: 'A warehouse and its stock' },
    lesson: {
      'zh-CN': '加一个仓库，用表格或扫码录入现有库存；可用量随后自己算。',
      en: 'Add a warehouse and take its stock in by sheet or scanner; what is available follows by itself.',
    },
    places: [
      { page: '/warehouses', words: { 'zh-CN': '仓库', en: 'Warehouses' } },
      { page: '/inbound', words: { 'zh-CN': '录入库存', en: 'Take stock in' } },
    ],
    permission: 'inventory.move',
  },
  label: {
    minutes: 5,
    words: { 'zh-CN': '快递、电子面单，打出一张', en: 'Carrier, e-waybill, one label printed' },
    lesson: {
      'zh-CN': '开通快递、加面单账户、定运费模板，然后打一张面单试试。',
      en: 'Switch a carrier on, add an e-waybill account and a fee table, then print one label.',
    },
    places: [
      { page: '/carriers', words: { 'zh-CN': '快递设置', en: 'Carriers' } },
      { page: '/waybill-accounts', words: { 'zh-CN': '面单账户', en: 'E-waybill accounts' } },
      { page: '/fee-tables', words: { 'zh-CN': '运费模板', en: 'Fee tables' } },
      { page: '/printing', words: { 'zh-CN': '打单', en: 'Labels' } },
    ],
    permission: 'waybills.manage',
  },
  rules: {
    minutes: 4,
    words: { 'zh-CN': '选审单方案', en: 'Choose your rules' },
    lesson: {
      'zh-CN': '选一个方案：保守、均衡或全自动，每个都写着最近的订单会有百分之几自动通过；看着合适就确认。',
      en: 'Choose careful, balanced or automatic: each says how much of your latest orders would pass by itself. Confirm when it suits you.',
    },
    places: [{ page: '/audit-rules', words: { 'zh-CN': '选方案', en: 'Presets' } }],
    permission: 'audit.manage',
    isConfirmed: true,
  },
  people: {
    minutes: 2,
    words: { 'zh-CN': '加上同事', en: 'Add your people' },
    lesson: {
      'zh-CN': '客服、审单、仓库、财务、主管的角色都有，选一个就行。',
      en: 'Roles for service, operations, warehouse, finance and supervisors are there; choose one each.',
    },
    places: [{ page: '/people', words: { 'zh-CN': '人员', en: 'People' } }],
    permission: 'people.manage',
  },
  road: {
    minutes: 2,
    words: { 'zh-CN': '接上消息机器人', en: 'A road for messages' },
    lesson: {
      'zh-CN': '接企业微信、钉钉、飞书或邮箱，发一条测试消息，收到就算成。',
      en: 'Connect WeCom, DingTalk, Feishu or e-mail and send a test message.',
    },
    places: [{ page: '/roads', words: { 'zh-CN': '消息通道', en: 'Roads to people' } }],
    permission: 'notify.manage',
  },
  shipment: {
    minutes: 3,
    words: { 'zh-CN': '发出第一单', en: 'Ship one order' },
    lesson: {
      'zh-CN': '到工位扫一单发走：打单、验货、发货，平台会自动收到运单号。',
      en: 'Take one order through the station: label, check, ship; the platform gets the number by itself.',
    },
    places: [{ page: '/station', words: { 'zh-CN': '工位', en: 'The station' } }],
    permission: 'floor.work',
  },
} as const satisfies Readonly<Record<string, Step>>;

export type OnboardingStep = keyof typeof onboardingSteps;

export const onboardingStepCodes = Object.keys(onboardingSteps) as [OnboardingStep, ...OnboardingStep[]];

export const onboardingMarks = ['skipped', 'confirmed'] as const;

export type OnboardingMark = (typeof onboardingMarks)[number];
