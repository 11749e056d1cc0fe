import assert from 'node:assert/strict';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { PullAsk } from '@zhidan/core/channels/connector.ts';
import type { OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { playedOutside } from './outside.ts';
import type { ContractRule, Recording } from './recording.ts';

const dayMs = 86_400_000;
const mostPages = 1_000;

/** Rules of reading: every order of the recorded shop, no endless walk, no road but `outside`. */
export const pullRulesOfContract: readonly ContractRule[] = [
  {
    name: 'what the platform demands of a pull makes sense: a window longer than its overlap, a page, a rate',
    check: ({ connector: { pullRules: rules, authorization } }) => {
      assert.ok(rules.windowMs > rules.overlapMs && rules.overlapMs > 0, 'windows must overlap and go on');
      assert.ok(rules.lagMs >= 0 && rules.historyMs >= rules.windowMs);
      assert.ok(rules.pageSize >= 1 && rules.callsPerSecond > 0);
      assert.ok(authorization.refreshBeforeMs >= 0);
    },
  },
  { name: 'the pull by change ends and brings every order of the shop', check: (recording) => checkWalk(recording, 'modified') },
  { name: 'the pull by creation ends and brings every order of the shop', check: (recording) => checkWalk(recording, 'created') },
  { name: 'single orders are read by number, and one that the shop does not have is left out', check: checkSingleOrders },
  { name: 'the platform’s own count of a window is the number of its orders', check: checkCount },
  { name: 'nothing goes over the network but through outside', check: checkRoad },
];

function windowOf({ now }: Recording): Pick<PullAsk, 'from' | 'to'> {
  return { from: plusMs(now, -dayMs), to: now };
}

async function checkWalk(recording: Recording, basis: PullAsk['basis']): Promise<void> {
  const { connector, access, now, answer, orderNos } = recording;
  const outside = playedOutside(now, answer);
  const seen = new Set<string>();
  let page: string | null = null;
  for (let count = 0; ; count++) {
    assert.ok(count < mostPages, `the walk did not end after ${mostPages} pages`);
    const { documents, next } = await connector.pullPage(outside, access, { basis, ...windowOf(recording), page });
    for (const document of documents) seen.add(connector.mapOrder(document).channelOrderNo);
    if (next === null) break;
    page = next;
  }
  assert.deepEqual([...seen].toSorted(), [...orderNos].toSorted());
}

async function checkSingleOrders({ connector, access, now, answer, orderNos, unknownOrderNo }: Recording): Promise<void> {
  const asked = [...orderNos.slice(0, 2), unknownOrderNo];
  const documents = await connector.readOrders(playedOutside(now, answer), access, asked);
  const read = documents.map((document) => connector.mapOrder(document).channelOrderNo);
  assert.deepEqual(read.toSorted(), orderNos.slice(0, 2).toSorted());
  assert.deepEqual(await connector.readOrders(playedOutside(now, answer), access, []), []);
}

async function checkCount(recording: Recording): Promise<void> {
  const { connector, access, now, answer, orderNos } = recording;
  const counted = await connector.countOrders(playedOutside(now, answer), access, windowOf(recording));
  assert.equal(counted.orderCount, orderNos.length);
  assert.ok(counted.paid === null || Number.isSafeInteger(counted.paid));
}

async function checkRoad(recording: Recording): Promise<void> {
  const { fetch } = globalThis;
  const { connector, access, now, answer } = recording;
  const gateways = Object.entries(connector.addresses).map(([name, address]) => access.app.addresses[name] ?? address);
  Object.assign(globalThis, { fetch: () => assert.fail('a connector fetched by itself') });
  try {
    const outside = playedOutside(now, answer);
    await connector.pullPage(outside, access, { basis: 'modified', ...windowOf(recording), page: null });
    assert.ok(outside.sent.length > 0, 'the pull asked nobody');
    for (const { url } of outside.sent) assert.ok(isBelow(url, gateways), `${new URL(url).origin} is none of the connector’s addresses`);
  } finally {
    Object.assign(globalThis, { fetch });
  }
}

const isBelow = (url: OutsideRequest['url'], gateways: readonly string[]): boolean => gateways.some((gateway) => url.startsWith(gateway));
