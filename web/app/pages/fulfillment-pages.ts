import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { exceptionsSearch } from '../../fulfillment/exceptions/exceptions-search.ts';
import { fulfillmentsSearch } from '../../fulfillment/list/fulfillments-search.ts';
import { inFrame } from '../frame-route.tsx';
import { guarded } from '../guarded.tsx';

/** What is to be shipped, and what stands in its way. */
export const fulfillmentPages = [
  createRoute({
    getParentRoute: inFrame,
    path: '/fulfillment-orders',
    validateSearch: fulfillmentsSearch,
    component: guarded(
      'fulfillment.display',
      lazyRouteComponent(() => import('../../fulfillment/list/fulfillments-page.tsx'), 'FulfillmentsPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/exceptions',
    validateSearch: exceptionsSearch,
    component: guarded(
      'fulfillment.display',
      lazyRouteComponent(() => import('../../fulfillment/exceptions/exceptions-page.tsx'), 'ExceptionsPage'),
    ),
  }),
];
