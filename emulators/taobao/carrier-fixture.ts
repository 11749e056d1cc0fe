/** Carriers by the platform's code, as `logistics.companies.get` lists them. */
export const carrierNames: Readonly<Record<string, string>> = {
  YTO: '圆通速递',
  ZTO: '中通快递',
  STO: '申通快递',
  YUNDA: '韵达快递',
  SF: '顺丰速运',
  EMS: 'EMS',
  POSTB: '邮政快递包裹',
  JD: '京东快递',
  DBKD: '德邦快递',
  JTSD: '极兔速递',
};
