import { messengers } from '@zhidan/connectors/index.ts';
import type { Messenger, MessengerCode } from '@zhidan/core/notify/messenger.ts';

const messengerByCode = new Map<MessengerCode, Messenger>(messengers.map((messenger) => [messenger.code, messenger]));

/** The messenger behind a kind of road. */
export function messengerOf(code: MessengerCode): Messenger {
  const messenger = messengerByCode.get(code);
  if (!messenger) throw new Error(`no messenger ${code} in connectors/index.ts`);
  return messenger;
}
