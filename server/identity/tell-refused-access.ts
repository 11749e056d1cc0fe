import { accessRefused } from '@zhidan/core/identity/identity-event.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { countAttempt, type AttemptLimit } from '../platform/http/attempt-limit.ts';
import type { TellRefusedAccess } from '../platform/http/authenticate.ts';
import { emit } from '../platform/journal/emit.ts';

const tenMinutesMs = 600_000;

/** The same caller at the same door is written down once in a while: a page that asks again every second is one event. */
const sameDoorLimit: AttemptLimit = { name: 'access.same_door', limit: 1, windowMs: tenMinutesMs };
/** And one caller trying every door fills no journal either. */
const callerLimit: AttemptLimit = { name: 'access.caller', limit: 50, windowMs: tenMinutesMs };

/** Writes a refused access to the journal, under the caller's name. */
export const tellRefusedAccess: TellRefusedAccess = async (merchant, { caller, permission, endpoint, now }) => {
  const { id } = caller.actor;
  const sameDoor = await countAttempt(merchant, sameDoorLimit, { what: `${id} ${endpoint}`, now });
  if (!sameDoor.isAllowed) return;
  const any = await countAttempt(merchant, callerLimit, { what: id, now });
  if (!any.isAllowed) return;
  await inTransaction(merchant.db, (tx) =>
    emit(tx, { by: caller, now }, [accessRefused({ subjectId: id, payload: { permission, endpoint } })]),
  );
};
