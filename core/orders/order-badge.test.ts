import { expect, test } from 'vitest';
import { instant, plusMs } from '../kernel/instant.ts';
import { badgesOf, type BadgeFacts } from './order-badge.ts';

const now = instant('2026-11-22T02:00:00.000Z');
const calm: BadgeFacts = {
  status: 'received',
  states: { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' },
  flags: [],
  splitFrom: null,
  shipBy: plusMs(now, 20 * 3_600_000),
};

const cases: readonly (readonly [string, Partial<BadgeFacts>, readonly string[]])[] = [
  ['an order that waits in good time has none', {}, []],
  ['due within twelve hours is urgent', { shipBy: plusMs(now, 11 * 3_600_000) }, ['urgent']],
  ['overdue is urgent', { shipBy: plusMs(now, -1) }, ['urgent']],
  ['urged by the buyer is urgent, however far its deadline', { flags: ['urge'] }, ['urgent']],
  ['once shipped, nothing is urgent', { status: 'shipped', shipBy: plusMs(now, -1), flags: ['urge'] }, []],
  ['a refund shows, whether asked for or made', { states: { ...calm.states, refund: 'partly_refunded' } }, ['refund']],
  ['split by the platform', { splitFrom: '4176' }, ['split']],
  ['a deposit makes a presale', { states: { ...calm.states, payment: 'deposit_paid' } }, ['presale']],
  ['several stand in the order of the table', { flags: ['resend', 'presale', 'merged'] }, ['merged', 'presale', 'resend']],
];

test.each(cases)('badges: %s', (_name, change, badges) => expect(badgesOf({ ...calm, ...change }, now)).toEqual(badges));
