/** A family of SKUs that differ in one or two things; costs in fen, `step` is added for each later value of the first axis. */
export type DemoFamily = Readonly<{
  code: string;
  name: string;
  brand: string;
  category: string;
  weightGram: number | null;
  cost: number | null;
  step?: number;
  /** the specifications by row and column; a family without any is one SKU */
  axes: readonly (readonly string[])[];
  /** barcodes by code, where the demo's platforms know the goods by nothing else */
  barcodes?: Readonly<Record<string, string>>;
}>;

/** What several of are sold as one: `parts` are codes and how many. */
export type DemoBundle = Readonly<{
  code: string;
  name: string;
  specification: string;
  category: string;
  parts: Readonly<Record<string, number>>;
}>;

const diapers = { brand: '暖贝芽', category: '纸尿裤' };
const powder = { brand: '牧小溪', category: '奶粉' };
const food = { brand: '稻小谷', category: '辅食' };
const bottles = { brand: '小萌月', category: '喂养' };
const washing = { brand: '柔柔木', category: '洗护' };
const clothes = { brand: '芽之棉', category: '服装寝居' };
const travel = { brand: '轻轻途', category: '出行' };
const toys = { brand: '玩玩乐', category: '玩具' };
const mothers = { brand: '美妈安', category: '孕产' };

/**
 * The demo merchant's shelf. Most codes are those that its shops use; some are not, as in life: 孕妇装 and 积木桌 are kept under
 * older codes, 腰凳 and the travel wipes were never entered, the feeding sets are known by barcode only. That is the page's work.
 */
export const demoFamilies: readonly DemoFamily[] = [
  {
    code: 'NBY-NK',
    name: '云柔超薄纸尿裤',
    ...diapers,
    weightGram: 1850,
    cost: 5200,
    step: 300,
    axes: [['NB76片', 'S66片', 'M54片', 'L44片', 'XL38片']],
  },
  {
    code: 'NBY-LLK',
    name: '云柔拉拉裤',
    ...diapers,
    weightGram: 1900,
    cost: 5800,
    step: 300,
    axes: [['L42片', 'XL36片', 'XXL32片', 'XXXL28片']],
  },
  {
    code: 'MXX-NF',
    name: 'A2 蛋白婴幼儿配方奶粉 800g',
    ...powder,
    weightGram: 1150,
    cost: 21500,
    step: -1200,
    axes: [['1段', '2段', '3段', '4段']],
  },
  { code: 'MXX-YF', name: '有机羊奶粉 400g', ...powder, weightGram: 620, cost: 11800, step: -600, axes: [['1段', '2段', '3段']] },
  {
    code: 'DXG-MF',
    name: '高铁婴儿米粉 225g',
    ...food,
    weightGram: 320,
    cost: 2600,
    step: 150,
    axes: [['原味', '胡萝卜', '南瓜小米', '牛肉番茄']],
  },
  { code: 'DXG-GN', name: '有机果泥吸吸袋', ...food, weightGram: 700, cost: 1700, step: 60, axes: [['苹果', '西梅', '香蕉草莓'], ['6袋']] },
  {
    code: 'XMY-NP',
    name: 'PPSU 宽口径奶瓶',
    ...bottles,
    weightGram: 210,
    cost: 4900,
    step: 600,
    axes: [
      ['160ml', '240ml', '300ml'],
      ['雾霭蓝', '樱花粉'],
    ],
  },
  { code: 'XMY-NZ', name: '仿母乳硅胶奶嘴 两只装', ...bottles, weightGram: null, cost: 1100, step: 60, axes: [['S', 'M', 'L', 'Y字孔']] },
  { code: 'RRM-SJ', name: '婴儿手口湿巾 80抽', ...washing, weightGram: 480, cost: 980, axes: [['1包']] },
  { code: 'RRM-MRJ', name: '绵柔巾 100抽', ...washing, weightGram: 350, cost: 640, axes: [['1包']] },
  { code: 'RRM-XYY', name: '婴儿洗衣液 2L', ...washing, weightGram: 2150, cost: 1900, axes: [['1瓶']] },
  { code: 'RRM-XYY-BC', name: '婴儿洗衣液补充装 1L', ...washing, weightGram: 1080, cost: 820, axes: [] },
  { code: 'RRM-MYL', name: '氨基酸沐浴洗发二合一 300ml', ...washing, weightGram: 380, cost: 2400, axes: [['无香', '洋甘菊']] },
  { code: 'RRM-HTS', name: '护臀膏 60g', ...washing, weightGram: 90, cost: 1850, axes: [['1支']] },
  {
    code: 'YZB-LTY',
    name: '新生儿连体衣',
    ...clothes,
    weightGram: 180,
    cost: 3100,
    axes: [
      ['奶油白', '浅杏', '雾蓝'],
      ['59', '66', '73', '80'],
    ],
  },
  {
    code: 'YZB-NYT',
    name: '儿童保暖内衣套装',
    ...clothes,
    weightGram: 320,
    cost: 5200,
    axes: [
      ['燕麦', '豆绿'],
      ['90', '100', '110', '120'],
    ],
  },
  {
    code: 'YZB-SD',
    name: '婴儿分腿睡袋',
    ...clothes,
    weightGram: 650,
    cost: 8400,
    step: 1100,
    axes: [
      ['80cm', '90cm', '100cm'],
      ['小鹿', '云朵'],
    ],
  },
  { code: 'YZB-BB', name: '初生婴儿包被', ...clothes, weightGram: 540, cost: 5600, axes: [['米白', '浅粉', '浅蓝']] },
  { code: 'QQT-TC', name: '婴儿推车', ...travel, weightGram: 6900, cost: 46800, axes: [['炭灰', '卡其', '墨绿']] },
  { code: 'QQT-AQ', name: '儿童安全座椅 ISOFIX', ...travel, weightGram: 13200, cost: 88000, axes: [['曜石黑', '星空灰']] },
  {
    code: 'WWL-JM',
    name: 'XPE 爬行垫',
    ...toys,
    weightGram: 2300,
    cost: 7200,
    step: 2100,
    axes: [['150×180cm', '180×200cm', '200×240cm']],
  },
  { code: 'WWL-YY', name: '牙胶磨牙棒', ...toys, weightGram: null, cost: 780, axes: [['香蕉', '玉米', '小象']] },
  { code: 'JM', name: '大颗粒积木桌', ...toys, weightGram: 2600, cost: 5900, step: 1600, axes: [['60颗粒', '120颗粒']] },
  { code: 'MMA-CRZ', name: '防溢乳垫', ...mothers, weightGram: 260, cost: 1500, axes: [['100片']] },
  { code: 'MMA-XNQ', name: '电动吸奶器', ...mothers, weightGram: 520, cost: 13200, step: 8600, axes: [['单边', '双边']] },
  {
    code: 'YF2024',
    name: '孕妇装哺乳家居服',
    ...mothers,
    weightGram: 460,
    cost: 6400,
    axes: [
      ['雾紫', '奶咖'],
      ['M', 'L', 'XL'],
    ],
  },
  {
    code: 'WY-SW',
    name: '硅胶辅食碗勺套装',
    brand: '喂吃趣',
    category: '喂养',
    weightGram: 310,
    cost: 2700,
    axes: [['薄荷绿', '奶黄']],
    barcodes: { 'WY-SW-1': '6920027914439', 'WY-SW-2': '6920027914446' },
  },
  { code: 'WCQ-NJ', name: '恒温调奶器 1.2L', brand: '喂吃趣', category: '喂养', weightGram: 1650, cost: 7900, axes: [['白色']] },
  { code: 'WCQ-XD', name: '奶瓶消毒烘干机', brand: '喂吃趣', category: '喂养', weightGram: 2800, cost: 14600, axes: [['白色']] },
  { code: 'ZP-KSJ', name: '婴儿口水巾（赠品）', brand: '暖贝芽', category: '赠品', weightGram: 20, cost: 180, axes: [] },
  { code: 'ZP-BT', name: '便携湿巾 10抽（赠品）', brand: '柔柔木', category: '赠品', weightGram: 50, cost: 90, axes: [] },
  { code: 'ZP-SYZ', name: '纸尿裤试用装 4片（赠品）', brand: '暖贝芽', category: '赠品', weightGram: 90, cost: 260, axes: [] },
];

export const demoBundles: readonly DemoBundle[] = [
  { code: 'DXG-GN-12', name: '有机果泥吸吸袋', specification: '苹果 12袋', category: '辅食', parts: { 'DXG-GN-11': 2 } },
  { code: 'DXG-GN-22', name: '有机果泥吸吸袋', specification: '西梅 12袋', category: '辅食', parts: { 'DXG-GN-21': 2 } },
  { code: 'DXG-GN-32', name: '有机果泥吸吸袋', specification: '香蕉草莓 12袋', category: '辅食', parts: { 'DXG-GN-31': 2 } },
  { code: 'RRM-SJ-2', name: '婴儿手口湿巾 80抽', specification: '3包', category: '洗护', parts: { 'RRM-SJ-1': 3 } },
  { code: 'RRM-SJ-3', name: '婴儿手口湿巾 80抽', specification: '6包', category: '洗护', parts: { 'RRM-SJ-1': 6 } },
  { code: 'RRM-SJ-4', name: '婴儿手口湿巾 80抽', specification: '12包', category: '洗护', parts: { 'RRM-SJ-1': 12 } },
  { code: 'RRM-MRJ-2', name: '绵柔巾 100抽', specification: '3包', category: '洗护', parts: { 'RRM-MRJ-1': 3 } },
  { code: 'RRM-MRJ-3', name: '绵柔巾 100抽', specification: '6包', category: '洗护', parts: { 'RRM-MRJ-1': 6 } },
  { code: 'RRM-XYY-2', name: '婴儿洗衣液 2L', specification: '2瓶', category: '洗护', parts: { 'RRM-XYY-1': 2 } },
  {
    code: 'RRM-XYY-3',
    name: '婴儿洗衣液组合',
    specification: '1瓶+2袋补充装',
    category: '洗护',
    parts: { 'RRM-XYY-1': 1, 'RRM-XYY-BC': 2 },
  },
  { code: 'RRM-HTS-2', name: '护臀膏 60g', specification: '2支', category: '洗护', parts: { 'RRM-HTS-1': 2 } },
  { code: 'MMA-CRZ-2', name: '防溢乳垫', specification: '200片', category: '孕产', parts: { 'MMA-CRZ-1': 2 } },
  {
    code: 'MMA-DCB-1',
    name: '待产包',
    specification: '28件套',
    category: '孕产',
    parts: { 'NBY-NK-1': 1, 'RRM-SJ-1': 2, 'MMA-CRZ-1': 1, 'YZB-BB-1': 1, 'YZB-LTY-11': 2 },
  },
  {
    code: 'MMA-DCB-2',
    name: '待产包',
    specification: '42件套',
    category: '孕产',
    parts: { 'NBY-NK-1': 2, 'RRM-SJ-1': 3, 'MMA-CRZ-1': 2, 'YZB-BB-1': 1, 'YZB-LTY-11': 2, 'XMY-NP-11': 1, 'RRM-HTS-1': 1 },
  },
];
