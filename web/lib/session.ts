import type { Permission } from '@zhidan/core/identity/permission.ts';
import { showSession, type SessionView } from '@zhidan/core/identity/session-api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { answerOf } from './answers.ts';

/** Who is signed in; asked once when the frame opens, and again when people or roles change. */
export const sessionAnswer = { ...answerOf(showSession, {}, { follows: ['person', 'role', 'setting'] }), staleTime: 60_000 };

/** Only inside the frame, whose route has fetched the session. */
export function useSession(): SessionView {
  return useSuspenseQuery(sessionAnswer).data;
}

/** Whether the person may do it. The server decides; this only hides what would be refused. */
export function useMay(permission: Permission): boolean {
  return may(useSession(), permission);
}

export function may(session: SessionView, permission: Permission | 'signed_in'): boolean {
  return permission === 'signed_in' || session.permissions.includes('*') || session.permissions.includes(permission);
}
