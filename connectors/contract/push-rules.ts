import assert from 'node:assert/strict';
import type { ChannelNews, PushedRequest } from '@zhidan/core/channels/push.ts';
import { playedOutside } from './outside.ts';
import type { ContractRule, Recording } from './recording.ts';

/** Rules of news: delivered twice it bears one id, and what is not genuine brings none. */
export const pushRules: readonly ContractRule[] = [
  { name: 'news delivered twice bears the same id, and ids differ between news', check: checkIds },
  { name: 'a pushed request with one wrong character brings no news and is answered', check: checkForgery },
  { name: 'a pushed request that is nonsense is answered, not thrown', check: checkNonsense },
];

async function checkIds(recording: Recording): Promise<void> {
  const [first, second] = [await newsOf(recording), await newsOf(recording)];
  assert.deepEqual(
    second.map(({ newsId }) => newsId),
    first.map(({ newsId }) => newsId),
  );
  assert.equal(new Set(first.map(({ newsId }) => newsId)).size, first.length, 'two news bear one id');
  for (const { newsId, subject, no } of first) {
    assert.notEqual(newsId, '');
    assert.ok(no !== '' || subject === 'authorization' || subject === 'other', `news of ${subject} names nothing`);
  }
}

async function newsOf({ connector: { push }, access, now, answer, pushes = [], frames = [] }: Recording): Promise<readonly ChannelNews[]> {
  if (push.kind === 'none') return [];
  if (push.kind === 'fetch') {
    const received = await push.fetch(playedOutside(now, answer), access, 100);
    assert.ok(received.every(({ receipt }) => receipt !== ''));
    return received.map(({ news }) => news);
  }
  const news =
    push.kind === 'http'
      ? pushes.map((request) => push.receive(access.app, request, now).news)
      : frames.map((frame) => push.onFrame(frame, now).news);
  assert.ok(news.length > 0 && news.every((some) => some.length > 0), 'record pushes that bring news');
  return news.flat();
}

function checkForgery({ connector: { push }, access, now, pushes = [], signedPart = (body) => body }: Recording): void {
  if (push.kind !== 'http') return;
  for (const request of pushes)
    for (const forged of forgeries(request, signedPart(request.body))) {
      const { news, answer } = push.receive(access.app, forged, now);
      assert.deepEqual(news, [], 'a forged push brought news');
      assert.ok(answer.status >= 200 && answer.status < 600);
    }
}

/** The request with one digit changed in what is signed, and without any signature. */
function forgeries(request: PushedRequest, signed: string): readonly PushedRequest[] {
  const start = request.body.indexOf(signed);
  const digits = Array.from(signed.matchAll(/\d/g), ({ index }) => start + index);
  assert.ok(start >= 0 && digits.length > 0, 'record pushes whose signed part holds a number');
  const changed = digits.slice(0, 50).map((at) => {
    const digit = String((Number(request.body[at]) + 1) % 10);
    return { ...request, body: request.body.slice(0, at) + digit + request.body.slice(at + 1) };
  });
  return [...changed, { ...request, headers: {}, query: {}, body: request.body.replace(/"sign":"[^"]*"/, '"sign":""') }];
}

function checkNonsense({ connector: { push }, access, now }: Recording): void {
  if (push.kind !== 'http') return;
  for (const body of ['', 'null', '[]', '{}', '[null]', '{"msg":7}', '<xml/>', '\u0000']) {
    const { news } = push.receive(access.app, { method: 'POST', query: {}, headers: {}, body }, now);
    assert.deepEqual(news, [], `${JSON.stringify(body)} brought news`);
  }
}
