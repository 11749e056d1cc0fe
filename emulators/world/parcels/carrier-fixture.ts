/** A carrier of the emulated world. */
export type EmulatedCarrier = Readonly<{
  /** as Cainiao calls it, and all of this world */
  code: string;
  name: string;
  /** 1 直营: settles by the month, 2 加盟: its branches sell numbers in advance. Spec: logistics §2.2 */
  kind: 1 | 2;
  /** shows traces only to who knows four digits of a phone. Spec: logistics §8 */
  asksPhone: boolean;
  /** `#` is a digit. Shapes: logistics §10.3 */
  number: string;
  /** what ship notices of platforms call it */
  aliases: readonly string[];
}>;

export const carriers: readonly EmulatedCarrier[] = [
  { code: 'SF', name: '顺丰速运', kind: 1, asksPhone: true, number: 'SF1############', aliases: ['shunfeng', '467'] },
  { code: 'ZTO', name: '中通快递', kind: 2, asksPhone: true, number: '78############', aliases: ['zhongtong', '1499'] },
  { code: 'YTO', name: '圆通速递', kind: 2, asksPhone: false, number: 'YT7############', aliases: ['yuantong', '463'] },
  { code: 'STO', name: '申通快递', kind: 2, asksPhone: false, number: '77#############', aliases: ['shentong', '470'] },
  { code: 'YUNDA', name: '韵达快递', kind: 2, asksPhone: false, number: '46#############', aliases: ['yunda', '1327'] },
  { code: 'JTSD', name: '极兔速递', kind: 2, asksPhone: false, number: 'JT5############', aliases: ['jtexpress'] },
  { code: 'JD', name: '京东快递', kind: 1, asksPhone: false, number: 'JDVA###########', aliases: ['jd', 'LE04284890', '2087'] },
  {
    code: 'DBKD',
    name: '德邦快递',
    kind: 1,
    asksPhone: false,
    number: 'DPK############',
    aliases: ['debangkuaidi', 'debangwuliu', 'DBL', '3046'],
  },
  { code: 'EMS', name: 'EMS', kind: 1, asksPhone: false, number: '12###########', aliases: ['ems', '465'] },
  { code: 'POSTB', name: '邮政快递包裹', kind: 1, asksPhone: false, number: '98###########', aliases: ['youzhengguonei'] },
];

/** A carrier by any of its codes. */
export const carrierOf = (code: string): EmulatedCarrier | undefined =>
  carriers.find((carrier) => carrier.code === code || carrier.aliases.includes(code));

/** The nth number of a carrier: looks drawn, never comes twice. */
export function waybillNo(carrier: EmulatedCarrier, seq: number): string {
  const digits = carrier.number.replaceAll(/[^#]/gu, '').length;
  const drawn = (BigInt(seq) * 7_919_000_043n + 310_552_716_604n) % 10n ** BigInt(digits); // no two alike: the factor shares nothing with ten
  return `${carrier.number.slice(0, -digits)}${String(drawn).padStart(digits, '0')}`;
}
