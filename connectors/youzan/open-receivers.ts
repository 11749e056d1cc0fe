import type { ChannelReceiver } from '@zhidan/core/channels/channel-order.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { call } from './call.ts';

/** Ciphers that one call opens; ours, for Youzan names none. */
const atOnce = 100;

/** Youzan has no e-waybill of its own, so its ciphers are opened by the call that it has for it. The parameter's name is unverified. */
export const openReceivers: NonNullable<Connector['openReceivers']> = async (outside, access, receivers) => {
  const sources = [...new Set(receivers.flatMap(({ ciphers }) => Object.values(ciphers)))];
  const plain = new Map<string, string>();
  for (let at = 0; at < sources.length; at += atOnce) {
    const few = sources.slice(at, at + atOnce);
    const answer = await call(outside, access, 'open', { sources: few });
    for (const [source, text] of readable(() => pairs(answer, few))) plain.set(source, text);
  }
  return receivers.map((receiver) => openedBy(receiver, plain));
};

const pairs = (answer: Part, sources: readonly string[]) => sources.map((source) => [source, read.needText(answer, source)] as const);

function openedBy({ name, phone, detail, ciphers }: ChannelReceiver, plain: ReadonlyMap<string, string>) {
  const shown = (field: string, text: string): string => plain.get(ciphers[field] ?? '') ?? text;
  return { name: shown('receiver_name', name), phone: shown('receiver_tel', phone), detail: shown('delivery_address', detail) };
}
