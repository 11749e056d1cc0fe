/** Carriers as `youzan.logistics.express.get` lists them; ids beyond 11 are unverified. */
export const carriers: readonly Readonly<{ id: number; name: string; code: string }>[] = [
  { id: 1, name: '申通快递', code: 'STO' },
  { id: 2, name: '圆通速递', code: 'YTO' },
  { id: 3, name: '中通快递', code: 'ZTO' },
  { id: 4, name: '韵达快递', code: 'YUNDA' },
  { id: 5, name: '天天快递', code: 'TTKDEX' },
  { id: 6, name: '百世快递', code: 'HTKY' },
  { id: 7, name: '顺丰速运', code: 'SF' },
  { id: 8, name: '邮政国内小包', code: 'POSTB' },
  { id: 11, name: 'EMS', code: 'EMS' },
  { id: 28, name: '德邦快递', code: 'DBKD' },
  { id: 138, name: '京东快递', code: 'JD' },
  { id: 516, name: '极兔速递', code: 'JTSD' },
];

export const carrierOfCode = (code: string) => carriers.find((carrier) => carrier.code === code);
export const carrierOfId = (id: string) => carriers.find((carrier) => String(carrier.id) === id);
