import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { sessionAnswer } from '../lib/session.ts';
import { languageOf, speak } from '../lib/words.ts';
import { languagePreference } from '../ui/language-names.ts';
import { askSession } from './ask-session.ts';
import { Frame } from './frame.tsx';
import { PageFailure } from './page-failure.tsx';
import { SignInRoute } from './sign-in-route.tsx';

type Context = Readonly<{ client: QueryClient }>;

/** What every address hangs on. */
export const rootRoute = createRootRouteWithContext<Context>()({ component: Outlet, errorComponent: PageFailure });

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  // where to go back to; only a path of ours, so that a link cannot send people elsewhere
  validateSearch: z.object({
    back: z
      .string()
      .regex(/^\/(?![/\\])/)
      .optional()
      .catch(undefined),
  }),
  component: SignInRoute,
});

/** Everything behind the entrance: the session is known before any page is drawn. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
  errorComponent: PageFailure,
  beforeLoad: async ({ context, location }) => {
    const { client } = context;
    const known = client.getQueryData(sessionAnswer.queryKey);
    const session = known ?? (await askSession(client));
    if (!session) throw redirect({ to: '/sign-in', search: { back: location.href === '/' ? undefined : location.href } });
    if (!known && languagePreference.read() !== session.person.language) {
      languagePreference.write(session.person.language);
      speak(languageOf(session.person.language));
    }
    if (session.mustEnrollTotp && location.pathname !== '/account') throw redirect({ to: '/account' });
  },
});

/** For pages behind the entrance. */
export const inFrame = () => frameRoute;
