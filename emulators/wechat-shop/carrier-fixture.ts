/** Carriers by the platform's code, as `deliverycompanylist` names them. */
export const carrierNames: Readonly<Record<string, string>> = {
  SF: '顺丰速运',
  YTO: '圆通速递',
  ZTO: '中通快递',
  STO: '申通快递',
  YUNDA: '韵达快递',
  EMS: 'EMS',
  JTSD: '极兔速递',
  JD: '京东快递',
  DBL: '德邦快递',
  OTHER: '其他',
};
