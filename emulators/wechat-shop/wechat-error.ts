/** Words of the platform's codes. Spec: wechat-shop §2. */
export const errorWords = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40013: 'invalid appid',
  40066: 'invalid url',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40164: 'invalid ip, not in whitelist',
  41001: 'access_token missing',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  48001: 'api unauthorized',
  31042: '时间范围过大，请缩小时间范围',
  606006: '请求参数与上一页不一致',
  10020000: '售后单不存在',
  10020001: '售后单状态不正确',
  10020003: 'openid不合法',
  10020004: '时间范围不合法',
  10020052: '商品不存在',
  10020055: '参数错误',
  10020112: '该sku库存更新过于频繁',
  10020116: '订单当前状态不支持此操作',
  10020218: '库存变化量为0',
  10020219: '库存不足',
  10021041: '售后单当前状态不支持该操作',
  10021059: '同一订单一分钟内只能发起一次退款',
  10021060: '缺少退货地址address_id',
  10021062: '退货地址address_id错误',
  10021068: '需先与用户协商',
} as const satisfies Readonly<Record<number, string>>;
export type WechatCode = keyof typeof errorWords;

/** What a call is answered instead of its result; `detail` names the field or value. */
export class WechatRefusal extends Error {
  override readonly name = 'WechatRefusal';
  readonly code: WechatCode;

  constructor(code: WechatCode, detail = '') {
    super(detail ? `${errorWords[code]}: ${detail}` : errorWords[code]);
    this.code = code;
  }
}
