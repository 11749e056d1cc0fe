/** Why a number is not given out, changed or voided. Each source words it in its own way. */
export const deskRefusals = {
  no_balance: '电子面单余额不足',
  area_suspended: '收件地址停发',
  parcel_refused: '取号失败',
  not_subscribed: '未开通该快递公司的电子面单服务',
  unknown_sender: '发货地址与订购关系不符',
  unknown_waybill: '电子面单号不存在',
  canceled: '电子面单已取消',
  collected: '快件已揽收',
  over: '快件已签收或已退回',
  not_collected: '快件未揽收',
} as const satisfies Readonly<Record<string, string>>;
export type DeskRefusalCode = keyof typeof deskRefusals;

export class DeskRefusal extends Error {
  override readonly name = 'DeskRefusal';
  readonly code: DeskRefusalCode;

  constructor(code: DeskRefusalCode, detail = '') {
    super(detail === '' ? deskRefusals[code] : `${deskRefusals[code]}：${detail}`);
    this.code = code;
  }
}
