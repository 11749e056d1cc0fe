/** What an API says no with: the envelope of the gateway, with its code. Spec: youzan §2. */
export class YouzanError extends Error {
  override readonly name = 'YouzanError';
  readonly code: number;

  constructor(code: number, words: string) {
    super(words);
    this.code = code;
  }
}

/** What the gateway itself says no with, before an API is asked. The numbers are unverified. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: keyof typeof gatewayMessages;

  constructor(code: keyof typeof gatewayMessages, words: string = gatewayMessages[code]) {
    super(words);
    this.code = code;
  }
}

export const gatewayMessages = {
  4001: '参数缺失',
  4002: '接口不存在',
  4004: '接口版本不存在',
  4203: '无效的access_token',
  4204: '应用没有该接口的权限',
  4205: '接口调用超过频率限制',
  4206: '应用调用超过频率限制',
  5000: '系统异常，请稍后重试',
  5001: '服务暂不可用，请稍后重试',
} as const satisfies Readonly<Record<number, string>>;

/** "Something is wrong with what you ask", without a number of its own. */
export const rejected = (words: string): YouzanError => new YouzanError(50000, words);
export const invalid = (name: string, words = '不合法'): YouzanError => new YouzanError(50000, `参数 ${name} ${words}`);
export const missing = (name: string): YouzanError => new YouzanError(50000, `参数 ${name} 不能为空`);
export const noTrade = (): YouzanError => rejected('订单不存在');
