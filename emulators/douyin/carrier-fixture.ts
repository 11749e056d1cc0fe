/** Carriers by the platform's code, as `order.logisticsCompanyList` lists them (spelling unverified). */
export const carriers: Readonly<Record<string, string>> = {
  yuantong: '圆通快递',
  zhongtong: '中通快递',
  shentong: '申通快递',
  yunda: '韵达快递',
  shunfeng: '顺丰速运',
  ems: 'EMS',
  youzhengguonei: '邮政快递包裹',
  jd: '京东物流',
  jtexpress: '极兔速递',
  debangwuliu: '德邦快递',
};

/** Codes of the neutral world, for parcels that another tool shipped. */
export const neutralCarriers: Readonly<Record<string, string>> = {
  YTO: 'yuantong',
  ZTO: 'zhongtong',
  STO: 'shentong',
  YUNDA: 'yunda',
  SF: 'shunfeng',
  EMS: 'ems',
  JD: 'jd',
};
