import { describe, expect, test } from 'vitest';
import { fen } from '@zhidan/core/kernel/money.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { contractRules } from './contract-kit.ts';
import type { Recording } from './contract/recording.ts';
import { recording as douyin } from './douyin/recorded.fixture.ts';

const sound = douyin.connector;

/** The same connector, reading orders a little differently. */
const reads = (change: (order: ChannelOrder) => ChannelOrder): Partial<Connector> => ({
  mapOrder: (document) => change(sound.mapOrder(document)),
});

const shop = (from: Partial<Connector>): Recording => ({ ...douyin, connector: { ...sound, ...from } });

async function refused(recording: Recording): Promise<readonly string[]> {
  const outcomes = await Promise.all(
    contractRules(recording).map(async ({ name, check }) =>
      check().then(
        () => '',
        () => name,
      ),
    ),
  );
  return outcomes.filter(Boolean);
}

/** A connector that is wrong in one way each, and the rule that must say so. */
const wrong: readonly (readonly [string, Partial<Connector>, string])[] = [
  [
    'that reads the clock',
    reads((order) => ({ ...order, flags: [String(Date.now())] })),
    'mapOrder asks neither the clock nor chance nor the network',
  ],
  ['that drops what it does not know', reads((order) => ({ ...order, unknown: {} })), 'a field that nobody told us about is kept'],
  [
    'that loses a fen in silence',
    reads((order) => ({ ...order, amounts: { ...order.amounts, list: fen(order.amounts.list + 1) }, discrepancies: [] })),
    'amounts add up to the fen, or the discrepancy is recorded',
  ],
  [
    'that rounds order numbers',
    reads((order) => ({ ...order, channelOrderNo: String(Number(order.channelOrderNo)) })),
    'an order has its number in the platform’s own digits, lines with numbers of their own, and whole quantities',
  ],
  [
    'that stumbles over a damaged document',
    { mapOrder: (document) => (document['post_addr'] === 'x' ? JSON.parse('{') : sound.mapOrder(document)) as ChannelOrder },
    'a damaged field is read as something or named in a RangeError, and amounts never go wrong in silence',
  ],
  [
    'that reads nonsense as an order',
    { mapOrder: () => sound.mapOrder(douyin.documents[0]!) },
    'a document that is no order is a RangeError',
  ],
  [
    'that never ends',
    { pullPage: () => Promise.resolve({ documents: [], unread: [], next: 'again' }) },
    'the pull by change ends and brings every order of the shop',
  ],
  [
    'that reads only the first page',
    { pullPage: async (outside, access, ask) => ({ ...(await sound.pullPage(outside, access, ask)), next: null }) },
    'the pull by creation ends and brings every order of the shop',
  ],
  [
    'that fetches by itself',
    { pullPage: async () => ({ documents: [(await (await fetch('http://127.0.0.1:9/')).json()) as never], unread: [], next: null }) },
    'nothing goes over the network but through outside',
  ],
  [
    'that throws what it likes',
    { countOrders: () => Promise.reject(new TypeError('undefined is no function')) },
    'whatever a platform answers that is no success is a ConnectorFault, in every call',
  ],
  [
    'that tells its token',
    {
      readOrders: (_, { grant }) =>
        Promise.reject(new ConnectorFault({ kind: 'unknown', platformCode: '1', platformWords: `token ${grant.accessToken}` })),
    },
    'no token and no secret stands in a fault, whatever the platform repeats',
  ],
  [
    'that believes forged news',
    { push: { kind: 'http', receive: (_, { body }, at) => ({ news: [aNews(body, at)], answer: { status: 200, headers: {}, body: '' } }) } },
    'a pushed request with one wrong character brings no news and is answered',
  ],
  [
    'that gives news a new number each time',
    {
      push: {
        kind: 'http',
        receive: (_, __, at) => ({ news: [aNews(String(counter.next()), at)], answer: { status: 200, headers: {}, body: '' } }),
      },
    },
    'news delivered twice bears the same id, and ids differ between news',
  ],
];

const counter = { count: 0, next: (): number => ++counter.count };

function aNews(newsId: string, at: typeof douyin.now) {
  return { newsId: `${newsId}-`, platformShopNo: '1', subject: 'order', no: '1', topic: '', at } as const;
}

describe('the contract kit', () => {
  test('finds nothing to say about a sound connector', async () => {
    expect(await refused(douyin)).toEqual([]);
  });

  test.each(wrong)('refuses a connector %s', async (_, change, rule) => {
    expect(await refused(shop(change))).toContain(rule);
  });

  test('refuses a recording without documents, which would prove nothing', async () => {
    expect(await refused({ ...douyin, documents: [] })).toContain('at least one document was recorded');
  });
});
