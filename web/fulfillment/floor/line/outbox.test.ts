import type { Recorded } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { expect, test } from 'vitest';
import { NetworkLost, Problem } from '../../../lib/problem.ts';
import { memoryStore } from './desk-store.ts';
import type { DeskOutcome, DeskResult } from './desk-result.ts';
import { createOutbox } from './outbox.ts';

const recordId = (index: number): string => `00000000-0000-7000-8000-00000000000${index}`;
const parcelId = (index: number): string => `00000000-0000-7000-9000-00000000000${index}`;
const weighing = (index: number): DeskResult => ({
  station: 'weigh',
  warehouseId: 'w',
  nos: { [parcelId(index)]: `FH-00000${index}` },
  question: { recordId: recordId(index), fulfillmentOrderId: parcelId(index), at: '2026-11-23T08:00:00.000Z', gram: 300 } as never,
});

const answer = (id: string, change: Partial<Recorded> = {}): Recorded =>
  ({ recordId: id, outcome: 'done', stage: 'to_ship', reasons: [], ...change }) as Recorded;

/** A server that can be taken away; `sent` are the records in the order in which they came. */
function aServer() {
  const server = { isThere: true, sent: [] as string[], refuses: new Map<string, Recorded | Problem>() };
  const send = (result: DeskResult): Promise<readonly Recorded[]> => {
    const { recordId: id } = result.question as { recordId: string };
    if (!server.isThere) return Promise.reject(new NetworkLost('no answer'));
    server.sent.push(id);
    const refusal = server.refuses.get(id);
    if (refusal instanceof Problem) return Promise.reject(refusal);
    return Promise.resolve([refusal ?? answer(id)]);
  };
  return { server, send };
}

const ask = (send: (result: DeskResult) => Promise<readonly Recorded[]>, store = memoryStore()) => ({
  store,
  send,
  alone: (work: () => Promise<void>) => work(),
  wordsOf: (error: unknown) => (error as Problem).detail,
});

const states = (outcomes: readonly DeskOutcome[]) => outcomes.map(({ no, state }) => [no, state]);

test('what was scanned without network is sent in its order when the line is back, each once', async () => {
  const { server, send } = aServer();
  const outbox = await createOutbox(ask(send));
  server.isThere = false;
  await outbox.add(weighing(1));
  await outbox.add(weighing(2));
  await outbox.add(weighing(3));
  await outbox.pump();
  expect(outbox.view.read()).toMatchObject({ waitingCount: 3, isLost: true });
  server.isThere = true;
  await outbox.pump();
  expect(server.sent).toEqual([recordId(1), recordId(2), recordId(3)]);
  expect(outbox.view.read()).toMatchObject({ waitingCount: 0, isLost: false });
  expect(states(outbox.view.read().outcomes)).toEqual([
    ['FH-000003', 'done'],
    ['FH-000002', 'done'],
    ['FH-000001', 'done'],
  ]);
});

test('a result that comes in the very moment in which a sending ends is sent too', async () => {
  const { server, send } = aServer();
  const store = memoryStore();
  const meanwhile = Promise.withResolvers<void>();
  let emptyReads = Number.NaN;
  const late = {
    ...store,
    async entries() {
      const found = await store.entries();
      if (found.length === 0 && (emptyReads += 1) === 2) await outbox.add(weighing(2)).then(meanwhile.resolve); // what was found is old now
      return found;
    },
  };
  const outbox = await createOutbox(ask(send, late));
  emptyReads = 0;
  await outbox.add(weighing(1));
  await meanwhile.promise;
  await outbox.pump();
  expect(server.sent).toEqual([recordId(1), recordId(2)]);
  expect(outbox.view.read()).toMatchObject({ waitingCount: 0, isLost: false });
});

test('a reload in between loses nothing: the next page sends what waits and remembers what was answered', async () => {
  const { server, send } = aServer();
  const store = memoryStore();
  const before = await createOutbox(ask(send, store));
  await before.add(weighing(1));
  await before.pump();
  server.isThere = false;
  await before.add(weighing(2));
  await before.pump();
  server.isThere = true;
  const after = await createOutbox(ask(send, store));
  expect(after.view.read()).toMatchObject({ isReady: true, waitingCount: 1 });
  await after.pump();
  expect(server.sent).toEqual([recordId(1), recordId(2)]);
  expect(states(after.view.read().outcomes)).toEqual([
    ['FH-000002', 'done'],
    ['FH-000001', 'done'],
  ]);
});

test('a parcel that the server stops is told of once and stays until it is laid aside; the others go on', async () => {
  const { server, send } = aServer();
  const outbox = await createOutbox(ask(send));
  const told: string[] = [];
  outbox.onRefused(({ no, reasons, said }) => told.push(`${no} ${reasons[0]?.code ?? said}`));
  const stopped = { code: 'fulfillment.order_blocked', values: { no: 'FH-000001' } };
  server.refuses.set(recordId(1), answer(recordId(1), { outcome: 'refused', reasons: [stopped] }));
  server.refuses.set(recordId(2), new Problem(404, { code: 'floor.unknown_code', detail: 'gone' }));
  await outbox.add(weighing(1));
  await outbox.pump();
  await outbox.add(weighing(2));
  await outbox.pump();
  await outbox.add(weighing(3));
  await outbox.pump();
  expect(told).toEqual(['FH-000001 fulfillment.order_blocked', 'FH-000002 gone']);
  expect(outbox.view.read().waitingCount).toBe(0);
  outbox.see(recordId(1));
  expect(outbox.view.read().outcomes.find((one) => one.recordId === recordId(1))?.isSeen).toBe(true);
});

test('when the session has ended nothing is thrown away: it is sent when somebody has signed in', async () => {
  const { server, send } = aServer();
  const outbox = await createOutbox(ask(send));
  server.refuses.set(recordId(1), new Problem(401, { code: 'session.required' }));
  await outbox.add(weighing(1));
  await outbox.pump();
  expect(outbox.view.read()).toMatchObject({ waitingCount: 1, isLost: true });
  server.refuses.clear();
  await outbox.pump();
  expect(outbox.view.read()).toMatchObject({ waitingCount: 0, isLost: false });
});
