import { expect, test } from 'vitest';
import { hookBody, type HookFacts } from './hook-body.ts';
import { isHookAddress, pauseAfterTry } from './hook.ts';

test.each([
  ['https://erp.example.cn/hooks/oms?shop=1', true],
  ['https://erp.example.cn:8443/hooks', true],
  ['http://erp.example.cn/hooks', false],
  ['https://user:secret@erp.example.cn/hooks', false],
  ['https://192.168.1.10/hooks', false],
  ['https://47.98.1.2/hooks', false],
  ['https://[::1]/hooks', false],
  ['https://localhost/hooks', false],
  ['https://db.internal/hooks', false],
  ['https://0x7f.1/hooks', false],
  ['https://erp.example.cn@evil.example.com/', false],
  ['https://erp.example.cn:443@evil.example.com/', false],
  ['erp.example.cn', false],
])('an address that rules may call is a public name over https: %s', (address, isOne) => {
  expect(isHookAddress(address)).toBe(isOne);
});

test('a call that fails is tried ten times within about three days, and then given up', () => {
  const pauses = Array.from({ length: 10 }, (_, index) => pauseAfterTry(index + 1));
  expect(pauses.at(-1)).toBeNull();
  const days = pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0) / 86_400_000;
  expect(days).toBeGreaterThan(3);
  expect(days).toBeLessThan(4);
});

test('a body tells who buys and where it goes only to a hook that may know', () => {
  const personal = {
    name: '王小明',
    phone: '13800138000',
    detail: '中山路 1 号',
    nick: '小明爱买',
    message: '我的电话 13900139000',
    memo: '老客户王小明',
  };
  const facts = {
    callId: 'c',
    foundAt: '2026-11-11T02:00:00.000Z',
    rule: { key: 'big', name: '大额' },
    shop: { id: 's', name: '旗舰店', channel: 'tmall' },
    order: {
      id: 'o',
      channelOrderNo: 'T1',
      status: 'received',
      content: {
        createdAt: '2026-11-11T01:00:00.000Z',
        paidAt: null,
        shipBy: null,
        states: { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' },
        receiver: {
          kind: 'plain',
          name: personal.name,
          phone: personal.phone,
          province: '浙江省',
          city: '宁波市',
          district: '海曙区',
          town: '南门街道',
          detail: personal.detail,
          ciphers: { oaid: 'secret' },
        },
        buyer: { openId: 'AAHk', nick: personal.nick, message: personal.message },
        seller: { memo: personal.memo, flag: '' },
        amounts: { paid: 12_800 },
        lines: [
          {
            lineNo: '1',
            merchantCode: 'YZB',
            title: '奶瓶',
            specification: '',
            quantity: 2,
            isGift: false,
            refund: 'none',
            amounts: { paid: 12_800 },
          },
        ],
      },
    },
  } as unknown as HookFacts;
  const masked = JSON.stringify(hookBody(facts, false));
  for (const value of [...Object.values(personal), '宁波市', 'AAHk', 'secret']) expect(masked).not.toContain(value);
  expect(masked).toContain('"paidFen":12800');
  const whole = JSON.stringify(hookBody(facts, true));
  for (const value of Object.values(personal)) expect(whole).toContain(value);
  expect(whole).not.toContain('secret');
});
