import { expect, test, vi } from 'vitest';
import { createVirtualTime } from './virtual-time.ts';

/** A clock over a real time that the test owns. */
function frozenAt(startMs: number) {
  let real = 0;
  const time = createVirtualTime(startMs, { realNowMs: () => real });
  return { time, pass: (ms: number) => (real += ms) };
}

test('the clock runs with real time, faster or not at all', () => {
  const { time, pass } = frozenAt(1_000);
  pass(50);
  expect(time.nowMs()).toBe(1_050);
  time.setSpeed(60);
  pass(1_000);
  expect(time.nowMs()).toBe(61_050);
  time.setSpeed(0);
  pass(9_999);
  expect(time.nowMs()).toBe(61_050);
});

test('what is due runs in its order, each at its own moment, also what the acts themselves ask for', async () => {
  const { time } = frozenAt(0);
  const seen: [string, number][] = [];
  const note = (name: string) => () => void seen.push([name, time.nowMs()]);
  time.at(300, note('third'));
  time.at(100, () => {
    note('first')();
    time.at(200, note('second'));
  });
  time.at(900, note('not yet'));
  await time.advanceTo(500);
  expect(seen).toEqual([
    ['first', 100],
    ['second', 200],
    ['third', 300],
  ]);
  expect(time.nowMs()).toBe(500);
});

test('the clock waits for work over the network before it moves on', async () => {
  const { time } = frozenAt(0);
  const seen: string[] = [];
  time.at(10, () => time.track(Promise.resolve().then(() => void seen.push(`answer at ${time.nowMs()}`))));
  time.at(20, () => void seen.push('next act'));
  await time.advanceTo(20);
  expect(seen).toEqual(['answer at 10', 'next act']);
});

test('the clock can be set back', async () => {
  const { time } = frozenAt(1_000);
  await time.advanceTo(400);
  expect(time.nowMs()).toBe(400);
});

test('with a running clock, what is due runs by itself', async () => {
  const time = createVirtualTime(0);
  await new Promise<void>((resolve) => {
    time.at(5, resolve);
    setTimeout(() => undefined, 1_000).unref();
    const keep = setInterval(() => undefined, 50);
    time.at(6, () => clearInterval(keep));
  });
  expect(time.nowMs()).toBeGreaterThanOrEqual(5);
  time.close();
});

test('work that names a moment holds the clock there and not before, and no move of the clock ends without it', async () => {
  const { time } = frozenAt(0);
  const seen: string[] = [];
  const answer = Promise.withResolvers<void>();
  time.at(10, () =>
    time.track(
      answer.promise.then(() => time.at(30, () => void seen.push(`again at ${time.nowMs()}`))),
      30,
    ),
  );
  time.at(20, () => void seen.push(`meanwhile at ${time.nowMs()}`));
  time.at(40, () => {
    seen.push(`after it at ${time.nowMs()}`);
  });
  const moved = time.advanceTo(50);
  await vi.waitFor(() => expect(seen).toEqual(['meanwhile at 20']));
  answer.resolve();
  await moved;
  expect(seen).toEqual(['meanwhile at 20', 'again at 30', 'after it at 40']);
});
