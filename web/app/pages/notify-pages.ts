import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deliveriesSearch, noticeRulesSearch, roadsSearch } from '../../notify/notify-search.ts';
import { inFrame } from '../frame-route.tsx';
import { guarded } from '../guarded.tsx';

/** How people are told: rules, roads, the log, one's own, and where the links of messages lead. */
export const notifyPages = [
  createRoute({
    getParentRoute: inFrame,
    path: '/notice-rules',
    validateSearch: noticeRulesSearch,
    component: guarded(
      'notify.display',
      lazyRouteComponent(() => import('../../notify/rules/notice-rules-page.tsx'), 'NoticeRulesPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/roads',
    validateSearch: roadsSearch,
    component: guarded(
      'notify.display',
      lazyRouteComponent(() => import('../../notify/roads/roads-page.tsx'), 'RoadsPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/deliveries',
    validateSearch: deliveriesSearch,
    component: guarded(
      'notify.display',
      lazyRouteComponent(() => import('../../notify/log/deliveries-page.tsx'), 'DeliveriesPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/my-notifications',
    component: lazyRouteComponent(() => import('../../notify/mine/my-notices-page.tsx'), 'MyNoticesPage'),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/go/$token',
    component: lazyRouteComponent(() => import('../../notify/log/go-page.tsx'), 'GoPage'),
  }),
] as const;
