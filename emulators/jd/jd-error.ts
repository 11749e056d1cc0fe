/**
 * Codes of the gateway. Only 19 is confirmed by more than one source; the other numbers are (unverified), the words abbreviated.
 * Spec: jd §2.
 */
export const gatewayErrors = {
  2: ['缺少method参数', 'Missing method'],
  3: ['无效的method', 'Invalid method'],
  6: ['参数错误', 'Invalid arguments'],
  10: ['应用无权限调用该接口', 'No permission'],
  11: ['缺少timestamp参数', 'Missing timestamp'],
  12: ['timestamp参数非法', 'Invalid timestamp'],
  18: ['缺少access_token参数', 'Missing access token'],
  19: ['token已过期或者不存在，请重新授权', 'Invalid access token'],
  20: ['缺少app_key参数', 'Missing app key'],
  21: ['无效app_key', 'Invalid app key'],
  22: ['缺少sign参数', 'Missing signature'],
  23: ['无效签名', 'Invalid signature'],
  25: ['系统错误', 'System error'],
  45: ['接口调用超限', 'Call limited'],
  66: ['平台调用服务超时', 'Platform timeout'],
} as const satisfies Readonly<Record<number, readonly [zh: string, en: string]>>;
export type GatewayCode = keyof typeof gatewayErrors;

/** The gateway's own refusal: the call never reaches its service. */
export class GatewayRefusal extends Error {
  override readonly name = 'GatewayRefusal';
  readonly code: GatewayCode;

  constructor(code: GatewayCode, detail = '') {
    super(detail);
    this.code = code;
  }
}

/** A refusal by the service behind the gateway: the third layer. Its numbers are ours; the platform's are not published. */
export class ServiceRefusal extends Error {
  override readonly name = 'ServiceRefusal';
  readonly code: string;

  constructor(code: keyof typeof serviceErrors, detail: string) {
    super(detail);
    this.code = serviceErrors[code];
  }
}

const serviceErrors = { argument: '10100002', not_found: '10200001', state: '10300001', quota: '10400001' } as const;
