/** Provinces and their equals by short name: the only first words of an address that tell where it begins. */
const provinces =
  '北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|' +
  '广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|台湾|香港|澳门';

const province = `(?:${provinces})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?`;

/** A Chinese character that may stand inside the name of a place but not of a road or a building. */
const inside = '(?![路街巷弄号村栋幢室])\\p{Script=Han}';

/** `宁波市`, `大兴安岭地区`, `湘西土家族苗族自治州` */
const city = `\\p{Script=Han}(?:(?:${inside}){1,3}?市|(?:${inside}){1,3}?(?:地区|盟)|(?:${inside}){1,8}?自治州)`;

/**
 * `北仑区`, `慈溪市`, `象山县`, `科尔沁右翼前旗`, `彭水苗族土家族自治县`.
 * What ends in 小区, 社区, 超市 or goes on as 市场 is a housing estate or a shop.
 */
const district = [
  `\\p{Script=Han}(?:${inside}){0,3}?(?:(?<![小社校厂园院库街])区|县(?!道)|(?<![超菜夜集])市(?![场政民委]))`,
  `\\p{Script=Han}(?:${inside}){0,12}?自治(?:县|旗)`,
  `\\p{Script=Han}(?:${inside}){1,5}?旗`,
].join('|');

const area = new RegExp(`^(?:${province}\\s*)?(?:${city}\\s*)?(?:${district})?`, 'u');

/**
 * Province, city and district stay, the rest is hidden: `浙江省宁波市北仑区****`.
 * What is not surely the name of an area is hidden too: without a gazetteer a mask errs on the hidden side.
 */
export function maskAddress(address: string): string {
  return `${area.exec(address.trim())?.[0].trimEnd() ?? ''}****`;
}
