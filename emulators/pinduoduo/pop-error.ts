/** A refusal in the platform's own words. Spec: pinduoduo §2, table of error codes. */
export class PopError extends Error {
  override readonly name = 'PopError';
  readonly code: number;
  readonly subMsg: string;

  constructor(code: keyof typeof popMessages, subMsg: string = popMessages[code]) {
    super(popMessages[code]);
    this.code = code;
    this.subMsg = subMsg;
  }
}

/** Numbers but 10019, 521xx and 70031 are unverified. */
export const popMessages = {
  10000: '参数错误',
  10001: '参数为空',
  10004: '签名sign校验失败',
  10016: 'client下线或者clientId不正确',
  10019: 'access_token已过期',
  30000: '没有调用此接口的权限',
  50001: '业务服务错误',
  52101: '当前接口被限流，请稍后重试',
  52102: '当前接口暂时不可用，请稍后重试',
  52103: '服务暂时不可用，请稍后重试',
  70031: '调用过于频繁，请调整调用频率',
  70032: '今日调用次数已达上限',
} as const satisfies Readonly<Record<number, string>>;

export const missing = (name: string): PopError => new PopError(10001, `${name}不能为空`);
export const invalid = (name: string, why = '不合法'): PopError => new PopError(10000, `${name}${why}`);
/** The service behind the gateway says no. */
export const rejected = (why: string): PopError => new PopError(50001, why);
export const noOrder = (): PopError => rejected('订单不存在或不属于该店铺');
