import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { auditQueueSearch, auditRulesSearch, blacklistSearch } from '../../audit/audit-search.ts';
import { inFrame } from '../frame-route.tsx';
import { guarded } from '../guarded.tsx';

/** What waits for an auditor, and what decides without one. */
export const auditPages = [
  createRoute({
    getParentRoute: inFrame,
    path: '/audit-queue',
    validateSearch: auditQueueSearch,
    component: guarded(
      'audit.display',
      lazyRouteComponent(() => import('../../audit/queue/audit-queue-page.tsx'), 'AuditQueuePage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/audit-rules',
    validateSearch: auditRulesSearch,
    component: guarded(
      'audit.display',
      lazyRouteComponent(() => import('../../audit/rules/audit-rules-page.tsx'), 'AuditRulesPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/blacklist',
    validateSearch: blacklistSearch,
    component: guarded(
      'audit.display',
      lazyRouteComponent(() => import('../../audit/blacklist/blacklist-page.tsx'), 'BlacklistPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/questions',
    component: guarded(
      'requests.make',
      lazyRouteComponent(() => import('../../audit/questions/open-questions-page.tsx'), 'OpenQuestionsPage'),
    ),
  }),
] as const;
