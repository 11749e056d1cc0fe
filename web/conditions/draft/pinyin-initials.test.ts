import { expect, test } from 'vitest';
import { pinyinInitials } from './pinyin-initials.ts';

test.each([
  ['收货地址', 'shdz'],
  ['订单金额', 'ddje'],
  ['买家近 90 天单数', 'mjj90tds'],
  ['SKU 编码', 'skubm'],
  ['卖家备注', 'mjbz'],
  ['优惠比例%', 'yhbl'],
  ['平台', 'pt'],
])('%s is found by the first letters of its syllables', (text, initials) => expect(pinyinInitials(text)).toBe(initials));
