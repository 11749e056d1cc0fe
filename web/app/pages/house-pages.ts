import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { handbookSearch } from '../../guide/handbook/handbook-search.ts';
import { peopleSearch } from '../../identity/identity-search.ts';
import { measuresSearch } from '../../insights/measures/measures-search.ts';
import { jobsSearch, journalSearch } from '../../operations/operations-search.ts';
import { inFrame, rootRoute } from '../frame-route.tsx';
import { guarded } from '../guarded.tsx';

/** The pages about the house itself: people, measures, journal, jobs, settings. */
export const housePages = [
  createRoute({
    getParentRoute: inFrame,
    path: '/onboarding',
    component: guarded(
      'settings.display',
      lazyRouteComponent(() => import('../../guide/onboarding/onboarding-page.tsx'), 'OnboardingPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/own-shops',
    component: guarded(
      'settings.manage',
      lazyRouteComponent(() => import('../../guide/leaving/leaving-page.tsx'), 'LeavingPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/handbook',
    validateSearch: handbookSearch,
    component: lazyRouteComponent(() => import('../../guide/handbook/handbook-page.tsx'), 'HandbookPage'),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/people',
    validateSearch: peopleSearch,
    component: guarded(
      'people.display',
      lazyRouteComponent(() => import('../../identity/people/people-page.tsx'), 'PeoplePage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/roles',
    component: guarded(
      'people.display',
      lazyRouteComponent(() => import('../../identity/roles/roles-page.tsx'), 'RolesPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/api-keys',
    component: guarded(
      'api_keys.manage',
      lazyRouteComponent(() => import('../../identity/api-keys/api-keys-page.tsx'), 'ApiKeysPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/account',
    component: lazyRouteComponent(() => import('../../identity/session/account-page.tsx'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/measures',
    validateSearch: measuresSearch,
    component: guarded(
      'measures.display',
      lazyRouteComponent(() => import('../../insights/measures/measures-page.tsx'), 'MeasuresPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/journal',
    validateSearch: journalSearch,
    component: guarded(
      'journal.display',
      lazyRouteComponent(() => import('../../operations/journal-page.tsx'), 'JournalPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/jobs',
    validateSearch: jobsSearch,
    component: guarded(
      'jobs.display',
      lazyRouteComponent(() => import('../../operations/jobs-page.tsx'), 'JobsPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/settings',
    component: guarded(
      'settings.display',
      lazyRouteComponent(() => import('../../operations/settings-page.tsx'), 'SettingsPage'),
    ),
  }),
] as const;

/** While the house moves from the demo to shops of one's own: outside of the frame, which would ask a server that is away. */
export const movingPage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/moving',
  component: lazyRouteComponent(() => import('../../guide/leaving/leaving-page.tsx'), 'MovingPage'),
});
