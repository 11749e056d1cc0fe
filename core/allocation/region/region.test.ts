import { expect, test } from 'vitest';
import { isRemote } from './remote.ts';
import { locate, pathOf, readRegion, regionTree, withParents } from './region.ts';

const place = (text: string) => {
  const [province = '', city = '', district = ''] = text.split('/');
  return { province, city, district };
};

test.each([
  ['浙江/宁波/鄞州', '浙江省/宁波市/鄞州区'],
  ['浙江省/宁波市/鄞州区', '浙江省/宁波市/鄞州区'],
  ['北京市/市辖区/海淀区', '北京市/北京市/海淀区'],
  ['北京/北京市/海淀', '北京市/北京市/海淀区'],
  ['北京市/海淀区/', '北京市/北京市/海淀区'],
  ['重庆市/县/城口县', '重庆市/重庆市/城口县'],
  ['湖北省/省直辖县级行政区划/仙桃市', '湖北省/仙桃市'],
  ['湖北省/仙桃市/仙桃市', '湖北省/仙桃市'],
  ['湖北/恩施州/利川市', '湖北省/恩施土家族苗族自治州/利川市'],
  ['新疆/伊犁州/伊宁县', '新疆维吾尔自治区/伊犁哈萨克自治州/伊宁县'],
  ['浙江省/慈溪市/', '浙江省/宁波市/慈溪市'],
  ['内蒙古/呼和浩特/新城', '内蒙古自治区/呼和浩特市/新城区'],
  ['广东省/东莞市/长安镇', '广东省/东莞市/长安镇'],
  ['台湾省/台北市/大安区', '台湾省/台北市/大安区'],
  ['火星/奥林匹斯/', '火星/奥林匹斯'],
  ['//', ''],
])('a platform writes %s, and it is %s', (written, path) => {
  expect(pathOf(place(written))).toBe(path);
  expect(pathOf(locate(place(written)))).toBe(path);
});

test('a short name that two districts share is neither of them', () => {
  expect(pathOf(place('新疆/伊犁州/伊宁'))).toBe('新疆维吾尔自治区/伊犁哈萨克自治州/伊宁');
});

test.each([
  ['浙江', '浙江省'],
  ['浙江省宁波市', '浙江省/宁波市'],
  ['浙江、宁波、鄞州', '浙江省/宁波市/鄞州区'],
  ['宁波市', '浙江省/宁波市'],
  ['杭州西湖区', '浙江省/杭州市/西湖区'],
  ['上海市浦东新区', '上海市/上海市/浦东新区'],
  ['黑龙江省漠河市', '黑龙江省/大兴安岭地区/漠河市'],
  ['湖北省仙桃市', '湖北省/仙桃市'],
  ['内蒙古呼伦贝尔市海拉尔区', '内蒙古自治区/呼伦贝尔市/海拉尔区'],
  ['海淀区', '北京市/北京市/海淀区'],
  ['西湖区', null], // in Hangzhou and in Nanchang
  ['全国', ''],
  ['朝阳区', null], // there are several
  ['浙江省宁波市某某路', null],
  ['乱写', null],
  ['', null],
])('a person writes "%s"', (text, path) => {
  expect(readRegion(text)).toBe(path);
});

test('every region of the tree is read back by its path and its name', () => {
  const all = regionTree().flatMap((province) => [
    province,
    ...province.children,
    ...province.children.flatMap(({ children }) => children),
  ]);
  expect(all.length).toBeGreaterThan(3_000);
  expect(all.filter(({ path }) => readRegion(path) !== path).map(({ path }) => path)).toEqual([]);
});

test('what is said of a region holds for its children', () => {
  expect(withParents('浙江省/宁波市/北仑区')).toEqual(['浙江省/宁波市/北仑区', '浙江省/宁波市', '浙江省', '']);
});

test('remote provinces are known however they are written', () => {
  expect([place('新疆'), place('西藏自治区'), place('浙江省')].map(isRemote)).toEqual([true, true, false]);
});
