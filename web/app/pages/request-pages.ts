import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requestsSearch } from '../../requests/requests-search.ts';
import { inFrame } from '../frame-route.tsx';
import { guarded } from '../guarded.tsx';

/** What people ask to change, who decides it, and by which rules. */
export const requestPages = [
  createRoute({
    getParentRoute: inFrame,
    path: '/requests',
    validateSearch: requestsSearch,
    component: guarded(
      'requests.display',
      lazyRouteComponent(() => import('../../requests/list/requests-page.tsx'), 'RequestsPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/approvals/$approvalId',
    component: guarded(
      'requests.display',
      lazyRouteComponent(() => import('../../requests/card/approval-page.tsx'), 'ApprovalPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/request-settings',
    component: guarded(
      'requests.display',
      lazyRouteComponent(() => import('../../requests/gates/request-settings-page.tsx'), 'RequestSettingsPage'),
    ),
  }),
] as const;
