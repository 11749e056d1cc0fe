/** Carriers by the platform's number. Spec: jd §7. `code` as other tools of the emulated world call them. */
export const carriers = [
  { id: '467', name: '顺丰快递', code: 'SF' },
  { id: '463', name: '圆通快递', code: 'YTO' },
  { id: '1499', name: '中通速递', code: 'ZTO' },
  { id: '470', name: '申通快递', code: 'STO' },
  { id: '1327', name: '韵达快递', code: 'YUNDA' },
  { id: '465', name: '邮政EMS', code: 'EMS' },
  { id: '3046', name: '德邦快递', code: 'DBL' },
  { id: '2087', name: '京东快递', code: 'JD' },
  { id: '1274', name: '厂家自送', code: 'SELF' },
] as const;

/** goes without a waybill */
export const selfDelivery = '1274';

/** The platform's number of a carrier that is told by number or code. */
export const carrierIdOf = (told: string): string => carriers.find(({ id, code }) => id === told || code === told)?.id ?? told;
