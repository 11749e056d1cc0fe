import { z } from 'zod';
import { expect, test } from 'vitest';
import { eventType } from './event.ts';
import { phone } from './personal.ts';

const personMoved = eventType({
  name: 'person.moved',
  subjectKind: 'person',
  payload: z.object({ shops: z.array(z.string()) }),
  words: { 'zh-CN': '调店', en: 'Person moved' },
});

test('news bears the name and the subject of its kind, and null where nothing was said', () => {
  expect(personMoved({ subjectId: 'p1', payload: { shops: ['a'] } })).toEqual({
    event: 'person.moved',
    subjectKind: 'person',
    subjectId: 'p1',
    payload: { shops: ['a'] },
    before: null,
    after: null,
    reason: null,
    ruleVersion: null,
  });
});

test('news is plain data at once: what it was told with may change afterwards, and personal data is masked', () => {
  const after = { shops: ['b'], phone: phone('13812345678') };
  const news = personMoved({ subjectId: 'p1', payload: { shops: after.shops }, after, reason: 'asked' });
  after.shops.push('c');
  expect(news).toMatchObject({ payload: { shops: ['b'] }, after: { shops: ['b'], phone: '138****5678' }, reason: 'asked' });
});
