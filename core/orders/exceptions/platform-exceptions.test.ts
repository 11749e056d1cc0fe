import { expect, test } from 'vitest';
import { languages, say } from '../../kernel/words.ts';
import { orderExceptionKinds, orderExceptions } from '../order-exception.ts';
import type { OrderContent } from '../order-content.ts';
import type { Happened, Telling } from '../../kernel/event.ts';
import * as news from '../order-event.ts';
import type { OrderChange } from '../order-event.ts';
import { changeDetail, changesIn, changesOf } from './platform-change.ts';
import { platformExceptions } from './platform-exceptions.ts';

const line = { refund: 'none', shipping: 'unshipped' };
const sound = { states: { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' }, holds: [], lines: [line, line] };
const contentOf = (change: object): OrderContent => ({ ...sound, ...change }) as unknown as OrderContent;

test.each<[string, object, string[]]>([
  ['a sound order', {}, []],
  ['a refund of the whole order', { states: { ...sound.states, refund: 'requested' } }, ['refund_open']],
  ['a refund of one line', { lines: [line, { ...line, refund: 'requested' }] }, ['refund_open']],
  ["the platform's own note of a refund", { holds: [{ kind: 'refund_open', raw: '1' }] }, ['refund_open']],
  ['a refund that is paid', { states: { ...sound.states, refund: 'partly_refunded' }, lines: [line, { ...line, refund: 'refunded' }] }, []],
  ['a risk review', { holds: [{ kind: 'risk_review', raw: '1' }] }, ['platform_hold']],
  ['a deposit', { states: { ...sound.states, payment: 'deposit_paid' } }, ['balance_due']],
])('%s', (_what, change, kinds) => {
  expect(platformExceptions('o', 'received', contentOf(change)).map(({ kind }) => kind)).toEqual(kinds);
  expect(platformExceptions('o', 'completed', contentOf(change))).toEqual([]);
});

test('the changes of an order add up in the order of the table; what nobody ships by is none', () => {
  const told = (tell: (telling: Telling<OrderChange>) => Happened, fields: string[]) => tell({ subjectId: 'o', payload: { fields } });
  const changes = changesIn([
    told(news.orderMemoChanged, ['memo']),
    told(news.orderAddressChanged, ['city']),
    told(news.orderMarksChanged, ['unknown buyer_level']),
    told(news.orderStatusChanged, ['platformStatus']),
  ]);
  expect(changes).toEqual(['address', 'memo']);
  expect(changesOf(changeDetail(['memo', ...changes, 'goods']))).toEqual(['address', 'goods', 'memo']);
});

test('every kind says what is wrong and what to do in each language; its marks are the same in both', () => {
  const marksOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/gu)].map(([, mark = '']) => mark).toSorted();
  for (const kind of orderExceptionKinds) {
    const { says, advice } = orderExceptions[kind];
    expect(marksOf(says.en)).toEqual(marksOf(says['zh-CN']));
    for (const language of languages) expect(say(advice, language).length).toBeGreaterThan(3);
  }
});
