import { expect, test } from 'vitest';
import { emulatedInbox } from './emulated-inbox.ts';

test.each([
  ['an emulated robot', { gateway: 'http://127.0.0.1:4790/wecom/cgi-bin/webhook/send' }, 'http://127.0.0.1:4790/wecom/messages'],
  ['a road into the real world', {}, null],
  ['an address that is none', { gateway: 'wecom' }, null],
  ['a script in place of an address', { gateway: 'javascript:alert(1)/x' }, null],
])('messages of %s can be looked at where they arrive', (_, addresses, page) => expect(emulatedInbox(addresses)).toBe(page));
