import type { EmulatedAnswer } from './platform.ts';
import type { EmulatedShop } from './shop.ts';

export type AuthorizeAsk = Readonly<{
  /** 淘宝开放平台 */
  platformTitle: string;
  appKey: string;
  shops: readonly EmulatedShop[];
}>;

/**
 * The page on which a seller lets an app into a shop. The form posts `shop=<seq>` to the same address; the platform answers that
 * POST with `redirectTo`. A test posts the form without drawing the page.
 */
export function authorizePage({ platformTitle, appKey, shops }: AuthorizeAsk): EmulatedAnswer {
  const choices = shops.map(
    ({ seq, name }, index) =>
      `<p><label><input type="radio" name="shop" value="${seq}"${index === 0 ? ' checked' : ''}> ${escape(name)}</label></p>`,
  );
  const body = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(platformTitle)} 授权</title><style>body{font:16px/1.6 sans-serif;max-width:26em;margin:12vh auto;padding:0 1em}button{font:inherit;padding:.4em 2em}</style></head>
<body><h1>${escape(platformTitle)}</h1><p>应用 <code>${escape(appKey)}</code> 申请访问您的店铺（模拟平台，不涉及真实账号）。</p>
<form method="post">${choices.join('') || '<p>还没有店铺：请先用 /control/shops 新建。</p>'}<button type="submit"${shops.length === 0 ? ' disabled' : ''}>授权并登录</button></form></body></html>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** A redirect of the browser with these values added to the address. */
export function redirectTo(address: string, values: Readonly<Record<string, string>>): EmulatedAnswer {
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return { status: 302, headers: { location: url.href }, body: '' };
}

const escape = (text: string): string => text.replace(/[&<>"]/gu, (mark) => `&#${mark.codePointAt(0)};`);
