import { expect, test } from 'vitest';
import { answerObject } from './answer-object.ts';

const answer = (status: number, text: string) => ({ status, headers: {}, text });

test('an order number beyond 2^53 comes out of an answer digit by digit', () => {
  expect(answerObject(answer(200, '{"order_id":3705115058471208928}'))).toEqual({ order_id: '3705115058471208928' });
});

test.each([
  [502, '<html>Bad gateway</html>', 'transient'],
  [200, '', 'transient'],
  [200, '[1]', 'transient'],
  [429, 'slow down', 'throttled'],
])('an answer with status %i and the text "%s" is a fault of the kind %s that does not repeat the text', (status, text, kind) => {
  expect(() => answerObject(answer(status, text))).toThrow(
    expect.objectContaining({ kind, platformCode: `http_${status}`, platformWords: 'the answer is no JSON object' }),
  );
});
