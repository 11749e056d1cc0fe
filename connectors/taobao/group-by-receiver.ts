import type { Connector } from '@zhidan/core/channels/connector.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { call } from './call.ts';
import { readOrders } from './pull.ts';

/** The most that one call of `taobao.top.oaid.merge` compares. */
const most = 100;

type Addressed = Readonly<{ tid: string; oaid: string }>;

/**
 * Asks TOP which trades go to one receiver: OAIDs differ from week to week, so comparing them finds too few. More than a hundred
 * are asked in parts, neighbours together; a pair that falls into two parts stays unmerged, which is safe.
 */
export const groupByReceiver: NonNullable<Connector['groupByReceiver']> = async (outside, access, orders) => {
  const asked = orders
    .flatMap(({ channelOrderNo: tid, receiver: { ciphers, province, city, district } }) =>
      ciphers['oaid'] ? [{ region: `${province}${city}${district}`, tid, oaid: ciphers['oaid'] }] : [],
    )
    .toSorted((left, right) => (left.region < right.region ? -1 : 1));
  const groups: (readonly string[])[] = [];
  for (let at = 0; at < asked.length; at += most) {
    const part = asked.slice(at, at + most).map(({ tid, oaid }) => ({ tid, oaid }));
    groups.push(...(await mergedOf(outside, access, part)));
  }
  return groups;
};

/** An OAID that we kept may have changed since, and one stale one spoils the call: then all are read again, once. */
async function mergedOf(outside: Outside, access: ShopAccess, asked: readonly Addressed[]): Promise<readonly (readonly string[])[]> {
  try {
    return await merge(outside, access, asked);
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || !fault.platformCode.includes('oaid')) throw fault;
    return merge(outside, access, await afresh(outside, access, asked));
  }
}

async function merge(outside: Outside, access: ShopAccess, asked: readonly Addressed[]): Promise<readonly (readonly string[])[]> {
  const answer = await call(outside, access, 'taobao.top.oaid.merge', { merge_list: JSON.stringify(asked) });
  const list = readable(() =>
    Array.isArray(answer.fields['tid_list']) ? read.texts(answer, 'tid_list') : read.texts(read.part(answer, 'tid_list'), 'string'),
  );
  return list.map((group) => group.split(',')).filter((group) => group.length > 1);
}

async function afresh(outside: Outside, access: ShopAccess, asked: readonly Addressed[]): Promise<readonly Addressed[]> {
  const tids = asked.map(({ tid }) => tid);
  const trades = (await readOrders(outside, access, tids)).map((fields) => ({ at: '', fields }));
  return readable(() =>
    trades.map((trade) => ({ tid: read.needText(trade, 'tid'), oaid: read.text(trade, 'oaid') })).filter(({ oaid }) => oaid),
  );
}
