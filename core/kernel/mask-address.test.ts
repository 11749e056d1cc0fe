import { expect, test } from 'vitest';
import { maskAddress } from './mask-address.ts';

/** Areas as buyers write them; each is followed by every street below. */
const areas = [
  '浙江省宁波市北仑区',
  '浙江省宁波市慈溪市', // a city at county level
  '浙江省宁波市象山县',
  '浙江省嘉兴市桐乡市',
  '江苏省南京市鼓楼区',
  '黑龙江省哈尔滨市道里区',
  '江西省景德镇市珠山区',
  '北京市朝阳区', // cities at province level
  '上海浦东新区',
  '上海市崇明县',
  '重庆市彭水苗族土家族自治县',
  '内蒙古自治区呼和浩特市赛罕区', // autonomous regions, prefectures, leagues, banners
  '内蒙古兴安盟科尔沁右翼前旗',
  '内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗',
  '广西壮族自治区桂林市龙胜各族自治县',
  '新疆维吾尔自治区伊犁哈萨克自治州伊宁市',
  '西藏自治区阿里地区噶尔县',
  '湖南省湘西土家族苗族自治州吉首市',
  '湖北省神农架林区', // directly under the province
  '河南省济源市',
  '广东省东莞市', // a city without districts
  '香港特别行政区九龙城区',
  '河北省 保定市 竞秀区',
  '杭州市余杭区', // without the province
  '雁塔区',
];
const streets = ['明州路301号华府小区3幢1201室', '新华中路20号市场西门', '长安镇德政中路38号', '  幸福里社区7弄5号', '李家村12组', ''];

test.each(areas)('of an address in %s one sees the area', (area) => {
  for (const street of streets) expect(maskAddress(area + street)).toBe(`${area}****`);
});

test.each([
  ['no area at all', '明州路301号', '****'],
  ['a name and a phone before it', '张三 13800138000 广东省深圳市南山区科技园路1号', '****'],
  ['an estate right behind the city', '宁波市锦绣小区5幢', '宁波市****'],
  ['a supermarket right behind the city', '宁波市华联超市', '宁波市****'],
  ['a market right behind the city', '宁波市中山路市场3号', '宁波市****'],
  ['an area without its endings', '江苏 南京 玄武 珠江路600号', '江苏****'],
  ['an area far behind a street', '南京玄武珠江路600号新世纪城市广场A座', '****'],
  ['nothing', '', '****'],
])('with %s the rest is hidden', (_what, address, mask) => expect(maskAddress(address)).toBe(mask));

test('a number is never seen', () => {
  for (const area of areas) for (const street of streets) expect(maskAddress(area + street)).not.toMatch(/\d/);
});

test('a very long text is masked at once', () => {
  const startedAt = performance.now();
  maskAddress('鄂温'.repeat(100_000));
  maskAddress(`内蒙古${'族自治'.repeat(100_000)}`);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
