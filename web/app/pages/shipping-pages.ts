import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deadlinesSearch } from '../../fulfillment/deadlines/deadlines-search.ts';
import { boardSearch } from '../../insights/board/board-search.ts';
import { chainSearch } from '../../insights/chain/chain-search.ts';
import { inFrame } from '../frame-route.tsx';
import { guarded } from '../guarded.tsx';

/** Where orders stand on their way through the house, and which travel together. */
export const shippingPages = [
  createRoute({
    getParentRoute: inFrame,
    path: '/board',
    validateSearch: boardSearch,
    component: guarded(
      'fulfillment.display',
      lazyRouteComponent(() => import('../../insights/board/board-page.tsx'), 'BoardPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/deadlines',
    validateSearch: deadlinesSearch,
    component: guarded(
      'fulfillment.display',
      lazyRouteComponent(() => import('../../fulfillment/deadlines/deadlines-page.tsx'), 'DeadlinesPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/chain',
    validateSearch: chainSearch,
    component: guarded(
      'fulfillment.display',
      lazyRouteComponent(() => import('../../insights/chain/chain-page.tsx'), 'ChainPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/merging',
    component: guarded(
      'fulfillment.display',
      lazyRouteComponent(() => import('../../fulfillment/joining/merging-page.tsx'), 'MergingPage'),
    ),
  }),
] as const;
