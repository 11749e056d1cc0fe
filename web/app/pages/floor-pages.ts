import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { wavesSearch } from '../../fulfillment/floor/floor-search.ts';
import { inFrame } from '../frame-route.tsx';
import { guarded } from '../guarded.tsx';

/** The pages of the warehouse floor, in the order in which a parcel passes. */
export const floorPages = [
  createRoute({
    getParentRoute: inFrame,
    path: '/station',
    component: guarded(
      'floor.work',
      lazyRouteComponent(() => import('../../fulfillment/floor/station/station-page.tsx'), 'StationPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/waves',
    validateSearch: wavesSearch,
    component: guarded(
      'floor.work',
      lazyRouteComponent(() => import('../../fulfillment/floor/waves/waves-page.tsx'), 'WavesPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/check',
    component: guarded(
      'floor.work',
      lazyRouteComponent(() => import('../../fulfillment/floor/check/check-page.tsx'), 'CheckPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/weigh',
    component: guarded(
      'floor.work',
      lazyRouteComponent(() => import('../../fulfillment/floor/weigh/weigh-page.tsx'), 'WeighPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/ship',
    component: guarded(
      'floor.work',
      lazyRouteComponent(() => import('../../fulfillment/floor/ship/ship-page.tsx'), 'ShipPage'),
    ),
  }),
] as const;
