import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

const route = getRouteApi('/sign-in');
const Entrance = lazy(async () => ({ default: (await import('../identity/session/entrance-page.tsx')).EntrancePage }));

/** The entrance, and where it leads. */
export function SignInRoute() {
  const { back = '/' } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const enter = (place: string): void => {
    client.clear(); // nothing of whoever sat here before
    router.history.push(place);
  };
  return (
    <Suspense>
      <Entrance onEnter={() => enter(back)} onCreated={() => enter('/onboarding')} />
    </Suspense>
  );
}
