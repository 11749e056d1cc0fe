import type { EmulatedAnswer } from '../platform.ts';
import { beijingText } from '../beijing-time.ts';
import type { World } from '../world.ts';
import { messagesOf } from './message-shelf.ts';

const names: Readonly<Record<string, string>> = { wecom: '企业微信', dingtalk: '钉钉', feishu: '飞书' };

const style = `body{font:15px/1.6 system-ui,sans-serif;max-width:520px;margin:0 auto;padding:16px;background:#ededed;color:#1f1f1f}
header p{color:#666;margin:0 0 16px}article{background:#fff;border-radius:8px;padding:10px 14px;margin:6px 0 18px;overflow-wrap:anywhere}
small{color:#777}h1{font-size:18px;margin:0}h2{font-size:15px;margin:0 0 4px}p{margin:0;white-space:pre-wrap}a{display:inline-block;margin-top:6px}`;

/** What arrived in a messenger, newest first, as a page to look at: `/wecom/messages`. It looks again by itself. */
export function messagePage(world: World, messenger: string): EmulatedAnswer {
  const name = names[messenger] ?? messenger;
  const rows = messagesOf(world, messenger)
    .toReversed()
    .map(
      ({ atMs, to, title, text, url }) =>
        `<small>${beijingText(atMs)} · ${to === null ? '群消息' : `发给 ${escape(to)}`}</small><article><h2>${escape(title)}</h2><p>${escape(text)}</p>${
          url === null ? '' : `<a rel="noreferrer" href="${escape(url)}">打开处理</a>`
        }</article>`,
    );
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="15"><title>${name}（模拟）</title><style>${style}</style>`;
  const none = '<p>还没有消息。在「消息通道」里点测试，或等一条申请、超时发生。</p>';
  const intro = `<header><h1>${name}（模拟）</h1><p>演示里发出的消息都到这里，没有真的发给任何人。</p></header>`;
  const body = `<!doctype html><html lang="zh-CN"><head>${head}</head><body>${intro}${rows.join('') || none}</body></html>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** Addresses that are no web address are shown as text of a link that leads nowhere. */
const escape = (text: string): string => text.replace(/[&<>"']/gu, (mark) => `&#${mark.codePointAt(0)};`);

export const isMessagePage = ({ method, path }: Readonly<{ method: string; path: string }>): boolean =>
  method === 'GET' && path.endsWith('/messages') && !path.includes('/im/');
