import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import type { Message, Messenger, MessengerAccess } from '@zhidan/core/notify/messenger.ts';
import { fetchOutside } from '../../channels/index.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { sendMail } from '../mail/send-mail.ts';
import { sendPush, type PushSubscription } from '../push/send-push.ts';
import { pushIdentity } from '../push/vapid.ts';
import { roadKindRow } from './road-kinds.ts';
import { saveToken, type Road } from './road-store.ts';

/** Whom push services may ask about us; a contact of no person. */
const pushContact = 'mailto:push@zhidan.invalid';

/**
 * Sends one message by a road, now. `to`: the person's own end; null: the group. Never inside a transaction.
 * @throws ConnectorFault
 */
export async function speak(
  merchant: Merchant,
  road: Pick<Road, 'id' | 'kind' | 'app' | 'token'>,
  { to, message }: Readonly<{ to: string | null; message: Message }>,
): Promise<void> {
  if (road.kind === 'email') return void (await sendMail(road.app, { to: to ?? '', message }));
  if (road.kind === 'web_push') {
    const subscription = JSON.parse(to ?? '{}') as PushSubscription;
    return sendPush({ identity: pushIdentity(merchant.vault), contact: pushContact, subscription, message, now: merchant.clock() });
  }
  await askMessenger(merchant, road, (messenger, outside, access) => messenger.send(outside, access, { to, message }));
}

/** Who has this phone in the messenger behind a road; null: nobody. @throws ConnectorFault */
export function findPerson(merchant: Merchant, road: Pick<Road, 'id' | 'kind' | 'app' | 'token'>, phone: string): Promise<string | null> {
  return askMessenger(merchant, road, async (messenger, outside, access) => (await messenger.findPerson?.(outside, access, phone)) ?? null);
}

type Call<Value> = (messenger: Messenger, outside: ReturnType<typeof fetchOutside>, access: MessengerAccess) => Promise<Value>;

/** With the token that is kept; one that the messenger no longer takes is renewed once. */
async function askMessenger<Value>(
  merchant: Merchant,
  { id, kind, app, token }: Pick<Road, 'id' | 'kind' | 'app' | 'token'>,
  call: Call<Value>,
): Promise<Value> {
  const { messenger } = roadKindRow(kind);
  if (!messenger) throw new Error(`${kind} is no messenger`);
  const outside = fetchOutside(merchant.clock);
  const ask = messenger.token?.bind(messenger);
  if (!ask) return call(messenger, outside, { app, token: '' });
  const fresh = async (): Promise<string> => {
    const renewed = await ask(outside, app);
    await saveToken(merchant.db, merchant.vault, { id, token: renewed });
    return renewed.token;
  };
  const isGood = token !== null && instantMs(token.expiresAt) > instantMs(merchant.clock());
  try {
    return await call(messenger, outside, { app, token: isGood ? token.token : await fresh() });
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || fault.kind !== 'auth_expired') throw fault;
    return call(messenger, outside, { app, token: await fresh() });
  }
}
