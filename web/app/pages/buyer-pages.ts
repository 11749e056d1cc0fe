import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../frame-route.tsx';

/** For buyers, who have no account: outside of the frame, without a session. */
export const buyerPages = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/b',
    component: lazyRouteComponent(() => import('../../buyers/open-order-page.tsx'), 'OpenOrderPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/b/$token',
    component: lazyRouteComponent(() => import('../../buyers/linked-order-page.tsx'), 'LinkedOrderPage'),
  }),
] as const;
