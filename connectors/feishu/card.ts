import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { withinBytes, withoutMarks } from '@zhidan/core/notify/messenger-text.ts';
import type { Message } from '@zhidan/core/notify/messenger.ts';

/** A message as a Feishu card: its button opens an address and tells Feishu nothing. */
export function cardOf({ title, text, url, button }: Message, keyword = ''): JsonObject {
  const head = keyword === '' || `${title}${text}`.includes(keyword) ? title : `${keyword} · ${title}`;
  const open = { tag: 'action', actions: [{ tag: 'button', type: 'primary', text: { tag: 'plain_text', content: button }, url }] };
  return {
    config: { wide_screen_mode: true },
    header: { title: { tag: 'plain_text', content: withinBytes(head, 300) }, template: 'blue' },
    elements: [{ tag: 'div', text: { tag: 'lark_md', content: withinBytes(withoutMarks(text), 8_000) } }, ...(url === null ? [] : [open])],
  };
}
