import type { Push } from '../world/push.ts';
import type { EmulatedApp, EmulatedShop, Notice } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { kdtIdOf, refundIdOf, tidOf } from './native-number.ts';
import { isReceived, retryMs } from './push-answer.ts';
import { refundDocument } from './refund-calls.ts';
import { signEvent, signMessage } from './sign.ts';
import { refundTopic, tradeTopics } from './topics.ts';
import { fullOrderInfo, type YouzanObject } from './trade-document.ts';
import { tradeDetail } from './trade-reads.ts';
import { refundStatus, tradeStatus } from './trade-status.ts';

/** What one message is about. */
type Said = Readonly<{ type: string; id: string; status: string; content: YouzanObject; atMs: number }>;

/** The messages of a change to one app that has an address for them. */
export function pushesOf(world: World, to: Readonly<{ app: EmulatedApp; shop: EmulatedShop; url: string }>, notice: Notice): Push[] {
  const { trade, refundSeq } = notice;
  const reader = { world, clientId: to.app.key, version: '4.0.2' };
  const about = tradeTopics(notice).map(({ type, status = tradeStatus(trade) }): Said => {
    const content = { ...tradeDetail(reader, trade, fullOrderInfo(reader, trade, { status })), qr_info: {} };
    return { type, id: tidOf(trade), status, content, atMs: trade.modifiedMs };
  });
  const refund = trade.refunds.find(({ seq }) => seq === refundSeq);
  const ofRefund = refund
    ? [
        {
          type: refundTopic(refund),
          id: refundIdOf(refund.seq),
          status: refundStatus(refund).status,
          content: refundDocument(world, { trade, refund }),
          atMs: refund.changedMs,
        },
      ]
    : [];
  return [...ofRefund, ...about].map((said) => push(world, to, said));
}

/** `msg` is percent-encoded JSON, signed as it stands there; every retry counts itself. */
function push(world: World, { app, shop, url }: Readonly<{ app: EmulatedApp; shop: EmulatedShop; url: string }>, said: Said): Push {
  const kdtId = kdtIdOf(shop);
  const msg = encodeURIComponent(JSON.stringify(said.content));
  const msgId = world.chance.fork(`youzan message ${world.nextSeq('youzan message')}`).hex(32);
  const request = (sendCount: number): Push['request'] => {
    const body = JSON.stringify({
      mode: 1,
      id: said.id,
      client_id: app.key,
      type: said.type,
      status: said.status,
      msg,
      kdt_id: kdtId,
      root_kdt_id: kdtId,
      kdt_name: shop.name,
      app_id: app.key,
      sign: signMessage(app.key, msg, app.secret),
      version: Math.floor(said.atMs / 1_000),
      test: false,
      sendCount,
      msg_id: msgId,
    });
    const headers = {
      'content-type': 'application/json;charset=UTF-8',
      'Event-Type': said.type,
      'Event-Sign': signEvent(app.key, body, app.secret),
      'Client-Id': app.key,
    };
    return { url, method: 'POST', headers, body };
  };
  return { request: request(1), isAccepted: isReceived, retryMs, again: (attempt) => request(attempt + 1) };
}
