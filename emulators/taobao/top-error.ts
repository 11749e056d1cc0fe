/** A refusal in the platform's own words. Spec: taobao §2, table of codes. */
export class TopError extends Error {
  override readonly name = 'TopError';
  readonly code: number;
  readonly subCode: string;
  readonly subMsg: string;

  constructor(code: number, subCode = '', subMsg = '') {
    super(topMessages[code] ?? 'Remote service error');
    this.code = code;
    this.subCode = subCode;
    this.subMsg = subMsg;
  }
}

const topMessages: Readonly<Record<number, string>> = {
  3: 'Upload Fail',
  7: 'App Call Limited',
  9: 'Http Action Not Allowed',
  10: 'Service Currently Unavailable',
  11: 'Insufficient ISV Permissions',
  12: 'Insufficient User Permissions',
  15: 'Remote service error',
  21: 'Missing Method',
  22: 'Invalid Method',
  23: 'Invalid Format',
  24: 'Missing Signature',
  25: 'Invalid Signature',
  26: 'Missing Session',
  27: 'Invalid Session',
  28: 'Missing App Key',
  29: 'Invalid App Key',
  30: 'Missing Timestamp',
  31: 'Invalid Timestamp',
  32: 'Missing Version',
  33: 'Invalid Version',
  40: 'Missing Required Arguments',
  41: 'Invalid Arguments',
  50: 'Remote service error',
  53: 'Insufficient session security level',
};

export const missing = (name: string): TopError => new TopError(40, `isv.missing-parameter:${name}`, `缺少必选参数 ${name}`);
export const invalid = (name: string, why = '参数错误'): TopError => new TopError(41, `isv.invalid-parameter:${name}`, `${name} ${why}`);
/** "The service said no": code 15 with its sub-code. */
export const rejected = (subCode: string, subMsg: string): TopError => new TopError(15, subCode, subMsg);
export const noTrade = (): TopError => rejected('isv.trade-not-exist', '交易不存在');
