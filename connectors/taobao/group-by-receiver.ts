import type { Connector } from '@zhidan/core/channels/connector.ts';
import { read } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { call } from './call.ts';

/** The most that one call of `taobao.top.oaid.merge` compares. */
const most = 100;

/**
 * Asks TOP which trades go to one receiver: OAIDs differ from week to week, so comparing them finds too few. More than a hundred
 * are asked in parts, neighbours together; a pair that falls into two parts stays unmerged, which is safe.
 */
export const groupByReceiver: NonNullable<Connector['groupByReceiver']> = async (outside, access, orders) => {
  const region = ({ receiver }: (typeof orders)[number]): string => `${receiver.province}${receiver.city}${receiver.district}`;
  const asked = orders
    .flatMap((order) =>
      order.receiver.ciphers['oaid'] ? [{ region: region(order), tid: order.channelOrderNo, oaid: order.receiver.ciphers['oaid'] }] : [],
    )
    .toSorted((left, right) => (left.region < right.region ? -1 : 1));
  const groups: (readonly string[])[] = [];
  for (let at = 0; at < asked.length; at += most) {
    const list = asked.slice(at, at + most).map(({ tid, oaid }) => ({ tid, oaid }));
    const answer = await call(outside, access, 'taobao.top.oaid.merge', { merge_list: JSON.stringify(list) });
    const tids = readable(() =>
      Array.isArray(answer.fields['tid_list']) ? read.texts(answer, 'tid_list') : read.texts(read.part(answer, 'tid_list'), 'string'),
    );
    groups.push(...tids.map((group) => group.split(',')).filter((group) => group.length > 1));
  }
  return groups;
};
