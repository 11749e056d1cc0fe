import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskSearch } from '../../desk/desk-search.ts';
import { inFrame } from '../frame-route.tsx';
import { guarded } from '../guarded.tsx';

/** Where buyers' questions are answered. */
export const deskPages = [
  createRoute({
    getParentRoute: inFrame,
    path: '/desk',
    validateSearch: deskSearch,
    component: guarded(
      'orders.display',
      lazyRouteComponent(() => import('../../desk/desk-page.tsx'), 'DeskPage'),
    ),
  }),
] as const;
