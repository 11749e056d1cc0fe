import { provinces } from '../../orders/province.ts';
import { regionTable } from './region-table.ts';

/** A place as platforms write it; what is not known is empty. */
export type Place = Readonly<{ province: string; city: string; district: string }>;

/** A region by its path from the province down: `浙江省/宁波市/北仑区`; empty for the whole country. */
export type RegionPath = string;

/** How people write the region whose path is empty. */
export const wholeCountry = '全国';

export type RegionNode = Readonly<{ path: RegionPath; name: string; children: readonly RegionNode[] }>;

type Known = Readonly<{ name: string; byName: ReadonlyMap<string, Known> }>;

/** Peoples whose names stand in the names of autonomous regions; the province's own part comes before. */
const peoples =
  '壮族|回族|维吾尔|蒙古族?|朝鲜族|藏族|彝族|苗族|侗族|布依族|土家族|哈尼族|傣族|白族|傈僳族|景颇族|羌族|柯尔克孜|哈萨克|' +
  '黎族|瑶族|满族|畲族|仡佬族|水族|纳西族|拉祜族|佤族|独龙族|怒族|普米族|毛南族|各族|土族|撒拉族|保安族|东乡族|裕固族|' +
  '鄂温克族?|鄂伦春|达斡尔族|锡伯|塔吉克|仫佬族|布朗族';

const provinceEnd = /(?:省|市|特别行政区|(?:壮族|回族|维吾尔)?自治区)$/u;
const cityEnd = new RegExp(`(?:市|地区|盟|(?:${peoples})*自治州)$`, 'u');
const districtEnd = new RegExp(`(?:(?:${peoples})*自治[县旗]|市|新区|区|县|旗)$`, 'u');

/** A name without what says its rank: `浙江`, `恩施`, `鄞州`. Nothing is cut off that would leave less than two letters. */
function stemOf(name: string, end: RegExp): string {
  const stem = name.replace(end, '');
  return stem.length >= 2 ? stem : name;
}

/** Children by their names and by what people call them for short; a short name that two share names neither. */
function byNames(children: readonly Known[], end: RegExp): ReadonlyMap<string, Known> {
  const found = new Map<string, Known | null>();
  for (const child of children) {
    const stem = stemOf(child.name, end);
    const short = child.name.endsWith('自治州') ? [`${stem}州`] : [];
    for (const name of [stem, ...short]) found.set(name, found.has(name) ? null : child);
  }
  for (const child of children) found.set(child.name, child);
  return new Map([...found].flatMap(([name, child]) => (child ? [[name, child] as const] : [])));
}

const leaf = (name: string): Known => ({ name, byName: new Map() });

function cityOf(row: string): Known {
  const [name = '', districts = ''] = row.split(':');
  return { name, byName: byNames(districts.split(' ').filter(Boolean).map(leaf), districtEnd) };
}

const country: Known = {
  name: '',
  byName: byNames(
    Object.entries(regionTable).map(([name, cities]) => ({
      name,
      byName: byNames(cities.split(';').filter(Boolean).map(cityOf), cityEnd),
    })),
    provinceEnd,
  ),
};

/** How platforms say that a municipality or a province rules a district directly. */
const directly = /^(?:市辖区|县|市辖县|(?:省|自治区)?直辖县级?(?:行政区划|行政单位)?|省直辖县级行政区划)$/u;

/**
 * The place by the names of our table, so that `浙江 / 宁波 / 鄞州` and `浙江省 / 宁波市 / 鄞州区` are one. A district in the place of
 * a city is put under its city; what is not in the table stays as it is written.
 */
export function locate({ province, city, district }: Place): Place {
  const told = { province: province.trim(), city: city.trim(), district: district.trim() };
  const knownProvince = country.byName.get(told.province);
  if (!knownProvince) return told;
  const cities = distinct(knownProvince.byName);
  const [only] = cities.length === 1 ? cities : [];
  const cityName = directly.test(told.city) ? '' : told.city;
  const found = knownProvince.byName.get(cityName) ?? only ?? (cityName === '' ? knownProvince.byName.get(told.district) : undefined);
  if (found) {
    const isMisplaced = only !== undefined && cityName !== '' && !knownProvince.byName.has(cityName) && told.district === '';
    return placed(knownProvince, found, isMisplaced ? cityName : told.district);
  }
  // 浙江省/慈溪市: a county where its city should stand
  const county = cityName || told.district;
  const homes = county === '' ? [] : cities.filter((one) => one.byName.has(county));
  const [home] = homes.length === 1 ? homes : [];
  if (home) return placed(knownProvince, home, county);
  return { province: knownProvince.name, city: cityName, district: told.district };
}

function placed(province: Known, city: Known, district: string): Place {
  const known = city.byName.get(district);
  const isSelf = !known && (district === city.name || directly.test(district)); // 仙桃市/仙桃市
  return { province: province.name, city: city.name, district: known?.name ?? (isSelf ? '' : district) };
}

const distinct = (byName: ReadonlyMap<string, Known>): readonly Known[] => [...new Set(byName.values())];

/** A place by path, as `locate` knows it. */
export function pathOf(place: Place): RegionPath {
  const { province, city, district } = locate(place);
  return [province, city, district].filter(Boolean).join('/');
}

/** A region and all that it lies in, the narrowest first, the whole country (``) last: what is said of a parent holds for its children. */
export function withParents(path: RegionPath): readonly RegionPath[] {
  const names = path.split('/').filter(Boolean);
  return names.map((_, index) => names.slice(0, names.length - index).join('/')).concat('');
}

/**
 * Reads a region as people write it: `浙江`, `浙江省宁波市`, `浙江/宁波/鄞州`, `宁波市`; null when no region of our table is meant.
 * A city or a district alone is understood where one place only has the name.
 */
export function readRegion(text: string): RegionPath | null {
  const words = text
    .normalize('NFKC')
    .trim()
    .split(/[\s/>,、·-]+/u)
    .filter(Boolean);
  if (words.length === 0) return null;
  if (words.length === 1 && [wholeCountry, '全部', 'all'].includes(words[0] ?? '')) return '';
  return walk(country, words.join('/'), []) ?? fromCity(words.join('/'));
}

/** Goes down the tree as long as the text begins with a child, longest names first; null when something is left over. */
function walk(at: Known, text: string, path: readonly string[]): RegionPath | null {
  const rest = text.replace(/^\//u, '');
  if (rest === '') return path.length > 0 ? path.join('/') : null;
  const children = [...at.byName].filter(([name]) => rest.startsWith(name)).toSorted(([one], [other]) => other.length - one.length);
  for (const [name, child] of children) {
    const found = walk(child, rest.slice(name.length), [...path, child.name]);
    if (found !== null) return found;
  }
  if (path.length !== 1) return null;
  // 浙江省慈溪市, 上海市浦东新区: its city is left out
  const below = distinct(at.byName).flatMap((city) => walk(city, rest, [...path, city.name]) ?? []);
  return below.length === 1 ? (below[0] ?? null) : null;
}

/** A city or a district by itself, where one place only has the name. */
function fromCity(text: string): RegionPath | null {
  const found = new Set(distinct(country.byName).flatMap((province) => walk(province, text, [province.name]) ?? []));
  const [one] = found;
  return found.size === 1 && one !== undefined ? one : null;
}

/** The regions below a path, for trees to tick: provinces as people live there, then as in the table. */
export function regionTree(): readonly RegionNode[] {
  return Object.keys(provinces).flatMap((name) => {
    const province = country.byName.get(name);
    return province ? [nodeOf(province, [])] : [];
  });
}

function nodeOf(known: Known, above: readonly string[]): RegionNode {
  const names = [...above, known.name];
  return { path: names.join('/'), name: known.name, children: distinct(known.byName).map((child) => nodeOf(child, names)) };
}
