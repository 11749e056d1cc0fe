import { showEntrance, type SessionView } from '@zhidan/core/identity/session-api.ts';
import type { QueryClient } from '@tanstack/react-query';
import { answerOf } from '../lib/answers.ts';
import { Problem } from '../lib/problem.ts';
import { sessionLapsed } from '../lib/session-lapse.ts';
import { sessionAnswer } from '../lib/session.ts';

/** Null for a stranger. The entrance is asked first: a browser writes down every refusal as an error, and being a stranger is none. */
export async function askSession(client: QueryClient): Promise<SessionView | null> {
  const { isSignedIn } = await client.fetchQuery({ ...answerOf(showEntrance, {}), staleTime: 0 });
  if (!isSignedIn) return null;
  return client.fetchQuery(sessionAnswer).catch((error: unknown) => {
    if (!(error instanceof Problem && error.status === 401)) throw error;
    sessionLapsed.write(false); // it ended just now, and nothing was open yet: the sign-in page, not the dialog
    return null;
  });
}
