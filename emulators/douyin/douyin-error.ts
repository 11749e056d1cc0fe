/** A refusal in the platform's own words: HTTP 200 with a code. Spec: douyin §2, table of codes. */
export class DouyinError extends Error {
  override readonly name = 'DouyinError';
  readonly code: number;
  readonly subCode: string;
  readonly subMsg: string;

  constructor(code: number, subCode: string, subMsg: string) {
    super(messages[code] ?? '业务处理失败');
    this.code = code;
    this.subCode = subCode;
    this.subMsg = subMsg;
  }
}

const messages: Readonly<Record<number, string>> = {
  20000: '服务不可用',
  30001: '权限不足',
  40001: '缺少必填参数',
  40003: '非法的参数',
  50001: '业务处理失败',
  50002: '业务处理失败',
  60000: '请求被限流',
  70000: '接口已下线',
  90000: '未知错误',
};

export const missing = (name: string): DouyinError => new DouyinError(40001, `isv.missing-parameter:${name}`, `缺少必填参数 ${name}`);
export const invalid = (name: string, why = '参数不合法'): DouyinError => new DouyinError(40003, `isv.parameter-invalid:${name}`, why);
export const failed = (code: string, why: string): DouyinError => new DouyinError(50001, `isv.business-failed:${code}`, why);
