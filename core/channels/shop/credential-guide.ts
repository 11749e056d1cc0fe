import type { Words } from '../../kernel/words.ts';
import type { ConnectorCode } from '../channel.ts';

/** Where a merchant finds what the form for a new shop asks. Source: the first section of each file of the platforms' specifications. */
type CredentialGuide = Readonly<{
  /** the console of the platform, to open beside the form */
  console: string;
  steps: readonly Words[];
}>;

export const credentialGuides = {
  taobao: {
    console: 'https://open.taobao.com',
    steps: [
      {
        'zh-CN': '登录淘宝开放平台，进入“控制台 → 应用管理”，打开（或新建）商家后台系统类应用。',
        en: 'Sign in to the Taobao open platform, go to “控制台 → 应用管理” and open, or create, an app of the merchant back-office kind.',
      },
      {
        'zh-CN': '在“应用证书”里复制 App Key（8 位数字）和 App Secret（32 位）。',
        en: 'Copy App Key (8 digits) and App Secret (32 characters) from “应用证书”.',
      },
      {
        'zh-CN': '把下面的回调地址填到应用的“回调地址 / 授权回调域”。',
        en: 'Enter the return address below as the redirect address of the app.',
      },
    ],
  },
  douyin: {
    console: 'https://op.jinritemai.com',
    steps: [
      {
        'zh-CN': '登录抖店开放平台，进入“控制台 → 应用”，打开应用详情。',
        en: 'Sign in to the Douyin shop open platform and open the app under “控制台 → 应用”.',
      },
      { 'zh-CN': '复制 App Key（19 位数字）和 App Secret。', en: 'Copy App Key (19 digits) and App Secret.' },
      {
        'zh-CN': '自用型应用：在平台绑定店铺，再填店铺 ID，不需要跳转授权页。工具型应用：填服务 ID，并在平台登记下面的回调地址。',
        en: 'Self-use app: bind the shop on the platform and enter the shop ID; no page is needed. Tool app: enter the service ID and register the return address below.',
      },
    ],
  },
  youzan: {
    console: 'https://console.youzanyun.com',
    steps: [
      { 'zh-CN': '登录有赞云控制台，打开应用。', en: 'Sign in to the Youzan cloud console and open the app.' },
      { 'zh-CN': '在“应用概况”里复制 client_id 和 client_secret。', en: 'Copy client_id and client_secret from the overview of the app.' },
      {
        'zh-CN': '自用型应用：填店铺的 kdt_id，不需要跳转授权页。工具型应用：kdt_id 留空，并登记下面的回调地址。',
        en: 'Self-use app: enter the kdt_id of the shop; no page is needed. Tool app: leave kdt_id empty and register the return address below.',
      },
    ],
  },
  pinduoduo: {
    console: 'https://open.pinduoduo.com',
    steps: [
      {
        'zh-CN': '登录拼多多开放平台，进入“控制台 → 应用”，打开商家后台系统类应用。',
        en: 'Sign in to the Pinduoduo open platform and open an app of the merchant back-office kind.',
      },
      { 'zh-CN': '复制 client_id 和 client_secret。', en: 'Copy client_id and client_secret.' },
      {
        'zh-CN': '登记下面的回调地址。授权时必须用店铺主账号登录，授权码 10 分钟内有效。',
        en: 'Register the return address below. Only the main account of the shop can agree; the code lives ten minutes.',
      },
    ],
  },
  jd: {
    console: 'https://open.jd.com',
    steps: [
      {
        'zh-CN': '登录京东零售开放平台（宙斯），进入“控制台 → 我的应用”。',
        en: 'Sign in to the open platform of JD retail and open your app in the console.',
      },
      { 'zh-CN': '复制 App Key 和 App Secret（各 32 位）。', en: 'Copy App Key and App Secret (32 characters each).' },
      {
        'zh-CN': '登记下面的回调地址。测试状态的应用每天只能调用 500 次，正式使用请先上线。',
        en: 'Register the return address below. An app in test state may call 500 times a day; put it on line for real use.',
      },
    ],
  },
  'wechat-shop': {
    console: 'https://store.weixin.qq.com',
    steps: [
      {
        'zh-CN': '登录微信小店后台，进入“服务市场 → 经营工具 → 自研”。',
        en: 'Sign in to the WeChat shop back office and go to “服务市场 → 经营工具 → 自研”.',
      },
      {
        'zh-CN': '复制小店的 AppID（wx 开头）和 AppSecret，并把本服务器的出口 IP 加入白名单。',
        en: 'Copy AppID (begins with wx) and AppSecret of the shop, and add the outgoing address of this server to the allowed ones.',
      },
      {
        'zh-CN': '需要实时推送时，再填消息推送的 Token 和 EncodingAESKey；不填也能定时拉单。',
        en: 'For messages in real time enter the push token and EncodingAESKey too; without them orders come by pulling.',
      },
    ],
  },
} as const satisfies Readonly<Record<ConnectorCode, CredentialGuide>>;
