import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parcelAlertsSearch, trackingAccountsSearch } from '../../tracking/tracking-search.ts';
import { inFrame } from '../frame-route.tsx';
import { guarded } from '../guarded.tsx';

/** What becomes of parcels that have left. */
export const trackingPages = [
  createRoute({
    getParentRoute: inFrame,
    path: '/parcel-alerts',
    validateSearch: parcelAlertsSearch,
    component: guarded(
      'tracking.display',
      lazyRouteComponent(() => import('../../tracking/alerts/alerts-page.tsx'), 'ParcelAlertsPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/tracking-accounts',
    validateSearch: trackingAccountsSearch,
    component: guarded(
      'tracking.display',
      lazyRouteComponent(() => import('../../tracking/accounts/accounts-page.tsx'), 'TrackingAccountsPage'),
    ),
  }),
] as const;
