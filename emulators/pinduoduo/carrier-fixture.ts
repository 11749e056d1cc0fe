/** Carriers as `pdd.logistics.companies.get` lists them. The ids are unverified: clients load the list. */
export const carriers: readonly Readonly<{ id: number; name: string; code: string }>[] = [
  { id: 1, name: '申通快递', code: 'STO' },
  { id: 44, name: '顺丰快递', code: 'SF' },
  { id: 85, name: '圆通快递', code: 'YTO' },
  { id: 89, name: '天天快递', code: 'TTKDEX' },
  { id: 115, name: '中通快递', code: 'ZTO' },
  { id: 118, name: '邮政EMS', code: 'EMS' },
  { id: 120, name: '京东快递', code: 'JD' },
  { id: 121, name: '韵达快递', code: 'YUNDA' },
  { id: 131, name: '德邦快递', code: 'DBKD' },
  { id: 132, name: '邮政快递包裹', code: 'POSTB' },
  { id: 384, name: '极兔速递', code: 'JTSD' },
];

export const carrierOfCode = (code: string) => carriers.find((carrier) => carrier.code === code);
export const carrierOfId = (id: string) => carriers.find((carrier) => String(carrier.id) === id);
