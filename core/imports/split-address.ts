/** An address as far as its text tells it apart. */
export type AddressParts = Readonly<{ province: string; city: string; district: string; town: string; detail: string; postcode: string }>;

const municipalities = ['北京', '天津', '上海', '重庆'];
const postcode = /[(（](\d{6})[)）]\s*$/u;
const provinceEnd = '(?:省|自治区|特别行政区|市)';
const written = new RegExp(
  `^((?:内蒙古|广西|西藏|宁夏|新疆|黑龙江|香港|澳门|[\\u4e00-\\u9fff]{2})[\\u4e00-\\u9fff]{0,6}?${provinceEnd}?)\\s+(\\S+)\\s+(\\S+)\\s+(.+)$`,
  'u',
);
const run = /^(.{2,8}?(?:省|自治区|特别行政区))?(.{2,10}?(?:自治州|地区|盟|市))?(.{2,10}?(?:区|县|旗|市))?(.*)$/u;

/**
 * Takes an address apart that a file gives in one cell: `浙江省 杭州市 余杭区 文一西路1号(311100)`, or without blanks. What cannot
 * be told apart stays in `detail`; nothing is guessed.
 */
export function splitAddress(text: string): AddressParts {
  const code = postcode.exec(text)?.[1] ?? '';
  const plain = text.replace(postcode, '').trim();
  const spaced = written.exec(plain);
  if (spaced) {
    const [, province = '', city = '', district = '', rest = ''] = spaced;
    const [first = '', ...others] = rest.split(/\s+/u);
    const hasTown = others.length > 0 && /(?:街道|镇|乡)$/u.test(first);
    return { province, city, district, town: hasTown ? first : '', detail: hasTown ? others.join(' ') : rest, postcode: code };
  }
  const municipality = municipalities.find((name) => plain.startsWith(name));
  if (municipality) {
    const rest = plain
      .slice(municipality.length)
      .replace(/^市/u, '')
      .replace(new RegExp(`^${municipality}市`, 'u'), '');
    const [, district = '', detail = rest] = /^(.{2,8}?(?:区|县))(.*)$/u.exec(rest) ?? [];
    return { province: municipality, city: `${municipality}市`, district, town: '', detail: detail.trim(), postcode: code };
  }
  const [, province = '', city = '', district = '', detail = ''] = run.exec(plain) ?? [];
  if (province === '') return { province: '', city: '', district: '', town: '', detail: plain, postcode: code };
  return { province, city, district, town: '', detail: detail.trim(), postcode: code };
}

/** `张三，86-13800001234，浙江省 …`: newer workbooks write the receiver into one cell. */
const whole = /^([^，,]{1,30})[，,]\s*(?:86-)?(1[\d*]{10})[，,]\s*(.+)$/u;

export function splitReceiver(text: string): Readonly<{ name: string; phone: string; address: string }> | null {
  const [, name, phone, address] = whole.exec(text) ?? [];
  return name && phone && address ? { name, phone, address } : null;
}
