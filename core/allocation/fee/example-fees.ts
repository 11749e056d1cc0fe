import type { provinces } from '../../orders/province.ts';
import { fen } from '../../kernel/money.ts';
import type { FeeGroup } from './fee-table.ts';

type Province = keyof typeof provinces;

type Row = Readonly<{ name: string; firstFee: number; stepFee: number; etaDays: readonly [number, number]; regions: readonly Province[] }>;

/** Groups of regions that carriers of East China commonly make, with prices that are examples only; product.md §4.4. */
const rows: readonly Row[] = [
  { name: '江浙沪皖', firstFee: 300, stepFee: 80, etaDays: [1, 2], regions: ['浙江省', '江苏省', '上海市', '安徽省'] },
  {
    name: '近区',
    firstFee: 350,
    stepFee: 150,
    etaDays: [2, 3],
    regions: ['山东省', '福建省', '江西省', '湖北省', '湖南省', '河南省', '广东省', '北京市', '天津市', '河北省'],
  },
  {
    name: '中区',
    firstFee: 400,
    stepFee: 250,
    etaDays: [3, 4],
    regions: ['四川省', '重庆市', '陕西省', '山西省', '广西壮族自治区', '贵州省', '云南省', '辽宁省', '吉林省', '黑龙江省'],
  },
  {
    name: '远区',
    firstFee: 800,
    stepFee: 600,
    etaDays: [4, 6],
    regions: ['甘肃省', '宁夏回族自治区', '青海省', '内蒙古自治区', '海南省'],
  },
  { name: '偏远', firstFee: 1_500, stepFee: 1_200, etaDays: [6, 10], regions: ['新疆维吾尔自治区', '西藏自治区'] },
];

/** Where a parcel goes that somebody tries first: province, city, district. */
export const examplePlace = ['浙江省', '宁波市', '鄞州区'] as const;

const kilogram = 1_000;

/** All of the country by the kilogram; Hong Kong, Macao and Taiwan on request. */
export const exampleGroups: readonly FeeGroup[] = [
  ...rows.map(({ name, firstFee, stepFee, etaDays, regions }) => ({
    name,
    regions,
    pricing: { by: 'weight', firstGram: kilogram, firstFee: fen(firstFee), stepGram: kilogram, stepFee: fen(stepFee) } as const,
    minFee: fen(0),
    maxFee: null,
    etaDays,
  })),
  {
    name: '港澳台',
    regions: ['香港特别行政区', '澳门特别行政区', '台湾省'] satisfies readonly Province[],
    pricing: { by: 'quote' },
    minFee: fen(0),
    maxFee: null,
    etaDays: [5, 10],
  },
];
