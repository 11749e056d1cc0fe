import type { Layout } from './layout.ts';
import { douyin } from './layouts/douyin.ts';
import { generic } from './layouts/generic.ts';
import { jd } from './layouts/jd.ts';
import { pinduoduo } from './layouts/pinduoduo.ts';
import { taobaoLine, taobaoOrder } from './layouts/taobao.ts';
import { wechatShop } from './layouts/wechat-shop.ts';
import { youzanLine, youzanOrder } from './layouts/youzan.ts';

/** Every kind of file we know; a new one is a row here. The last takes what is left. */
export const layouts = {
  taobao_order: taobaoOrder,
  taobao_line: taobaoLine,
  douyin,
  youzan_order: youzanOrder,
  youzan_line: youzanLine,
  pinduoduo,
  jd,
  wechat_shop: wechatShop,
  generic,
} as const satisfies Readonly<Record<string, Layout>>;

export type LayoutCode = keyof typeof layouts;

export const layoutCodes = Object.keys(layouts) as [LayoutCode, ...LayoutCode[]];

export function layoutOf(code: LayoutCode): Layout {
  return layouts[code];
}
