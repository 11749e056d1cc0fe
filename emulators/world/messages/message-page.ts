import type { EmulatedAnswer } from '../platform.ts';
import type { World } from '../world.ts';
import { messagesOf } from './message-shelf.ts';

/** What arrived in a messenger, as a page to look at: `/wecom/messages`. */
export function messagePage(world: World, messenger: string): EmulatedAnswer {
  const rows = messagesOf(world, messenger)
    .toReversed()
    .map(
      ({ atMs, to, title, text, url }) =>
        `<article><small>${new Date(atMs).toISOString()} → ${escape(to ?? '群')}</small><h3>${escape(title)}</h3><p>${escape(text)}</p>${
          url === null ? '' : `<a rel="noreferrer" href="${escape(url)}">${escape(url.slice(0, 60))}</a>`
        }</article>`,
    );
  const head = `<meta charset="utf-8"><title>${messenger}</title><style>body{font:15px/1.6 system-ui;max-width:480px;margin:24px auto}article{border:1px solid #ddd;border-radius:8px;padding:8px 14px;margin:12px 0}p{white-space:pre-wrap}</style>`;
  const body = `<!doctype html><html lang="zh-CN"><head>${head}</head><body><h2>${messenger}</h2>${rows.join('') || '<p>还没有消息</p>'}</body></html>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** Addresses that are no web address are shown as text of a link that leads nowhere. */
const escape = (text: string): string => text.replace(/[&<>"']/gu, (mark) => `&#${mark.codePointAt(0)};`);

export const isMessagePage = ({ method, path }: Readonly<{ method: string; path: string }>): boolean =>
  method === 'GET' && /\/messages$/u.test(path) && !path.includes('/im/');
