import { expect, test } from 'vitest';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { TrackingSource } from '@zhidan/core/waybills/tracking-source.ts';
import type { WaybillSource } from '@zhidan/core/waybills/waybill-source.ts';
import { trackingRules, waybillRules, type ReadyRule } from './contract-kit.ts';
import { trackingRecording } from './kdniao/recorded.fixture.ts';
import { recording as cainiao } from './taobao/waybill/recorded.fixture.ts';

const { source } = cainiao;
const { source: tracking } = trackingRecording;

async function refused(rules: readonly ReadyRule[]): Promise<readonly string[]> {
  const outcomes = await Promise.all(
    rules.map(async ({ name, check }) =>
      check().then(
        () => '',
        () => name,
      ),
    ),
  );
  return outcomes.filter(Boolean);
}

let made = 0;

/** A source that is wrong in one way each, and the rule that must say so. */
const wrongSources: readonly (readonly [string, Partial<WaybillSource>, string])[] = [
  [
    'that loses a parcel',
    { take: async (...ask) => (await source.take(...ask)).slice(1) },
    'each parcel of a batch gets its number, in the order of the batch',
  ],
  [
    'that gives another number each time',
    {
      take: async (...ask) =>
        (await source.take(...ask)).map((outcome) =>
          outcome.isTaken ? { ...outcome, waybill: { ...outcome.waybill, waybillNo: `${outcome.waybill.waybillNo}${made++}` } } : outcome,
        ),
    },
    'a parcel that is asked for twice gets the same number, and another one another',
  ],
  [
    'that hides a refusal',
    { subscriptions: (...ask) => source.subscriptions(...ask).catch(() => []) },
    'whatever the service answers that is no success is a ConnectorFault, in every call',
  ],
  [
    'that tells its token',
    {
      cancel: (_outside, access) =>
        Promise.reject(new ConnectorFault({ kind: 'business', platformCode: '1', platformWords: `no ${access.grant?.accessToken}` })),
    },
    'a number given back twice is no failure',
  ],
  [
    'that counts half a number',
    {
      subscriptions: async (...ask) => (await source.subscriptions(...ask)).map((row) => ({ ...row, balance: 0.5 })),
    },
    'subscriptions count whole numbers, or none where there is no end',
  ],
];

test.each(wrongSources)('the kit refuses a source of numbers %s', async (_, change, rule) => {
  expect(await refused(waybillRules({ ...cainiao, source: { ...source, ...change } }))).toContain(rule);
});

const wrongTrackers: readonly (readonly [string, Partial<TrackingSource>, string])[] = [
  [
    'that takes any push',
    {
      receive: (app, request, now) => {
        const told = tracking.receive(app, trackingRecording.pushes[0] ?? request, now);
        return { ...told, news: told.news.map((news) => ({ ...news, newsId: request.body })) };
      },
    },
    'a pushed request with one wrong character brings no news and is answered',
  ],
  [
    'that gives each push a new id',
    {
      receive: (...push) => {
        const told = tracking.receive(...push);
        return { ...told, news: told.news.map((news) => ({ ...news, newsId: String(made++) })) };
      },
    },
    'news delivered twice bears the same id',
  ],
  [
    'that throws at nonsense',
    {
      receive: (app, request, now) => {
        if (!request.body.includes('RequestData=%7B')) throw new SyntaxError('no JSON');
        return tracking.receive(app, request, now);
      },
    },
    'a pushed request that is nonsense is answered, not thrown',
  ],
];

test.each(wrongTrackers)('the kit refuses a source of traces %s', async (_, change, rule) => {
  expect(await refused(trackingRules({ ...trackingRecording, source: { ...tracking, ...change } }))).toContain(rule);
});

test('the kit takes sources that are right', async () => {
  expect(await refused(waybillRules(cainiao))).toEqual([]);
  expect(await refused(trackingRules(trackingRecording))).toEqual([]);
});
