import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import {
  addShopSearch,
  authorizedSearch,
  completenessSearch,
  pullRunsSearch,
  shopsSearch,
  unreadSearch,
} from '../channels/channels-search.ts';
import { auditQueueSearch, auditRulesSearch, blacklistSearch } from '../audit/audit-search.ts';
import { matchingSearch, skusSearch } from '../catalog/catalog-search.ts';
import { peopleSearch } from '../identity/identity-search.ts';
import { deadlinesSearch } from '../fulfillment/deadlines/deadlines-search.ts';
import { importsSearch } from '../imports/imports-search.ts';
import { scanSearch, stockSearch, warehousesSearch } from '../inventory/inventory-search.ts';
import { sessionAnswer } from '../lib/session.ts';
import { languageOf, speak } from '../lib/words.ts';
import { jobsSearch, journalSearch } from '../operations/operations-search.ts';
import { ordersSearch } from '../orders/orders-search.ts';
import { languagePreference } from '../ui/language-names.ts';
import { askSession } from './ask-session.ts';
import { Frame } from './frame.tsx';
import { guarded } from './guarded.tsx';
import { PageFailure, PageUnknown } from './page-failure.tsx';
import { parseSearch, stringifySearch } from './search-text.ts';
import { SignInRoute } from './sign-in-route.tsx';

type Context = Readonly<{ client: QueryClient }>;

const rootRoute = createRootRouteWithContext<Context>()({ component: Outlet, errorComponent: PageFailure });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  // where to go back to; only a path of ours, so that a link cannot send people elsewhere
  validateSearch: z.object({
    back: z
      .string()
      .regex(/^\/(?![/\\])/)
      .optional()
      .catch(undefined),
  }),
  component: SignInRoute,
});

/** Everything behind the entrance: the session is known before any page is drawn. */
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
  errorComponent: PageFailure,
  beforeLoad: async ({ context, location }) => {
    const { client } = context;
    const known = client.getQueryData(sessionAnswer.queryKey);
    const session = known ?? (await askSession(client));
    if (!session) throw redirect({ to: '/sign-in', search: { back: location.href === '/' ? undefined : location.href } });
    if (!known && languagePreference.read() !== session.person.language) {
      languagePreference.write(session.person.language);
      speak(languageOf(session.person.language));
    }
    if (session.mustEnrollTotp && location.pathname !== '/account') throw redirect({ to: '/account' });
  },
});

const inFrame = () => frameRoute;

const pages = [
  createRoute({ getParentRoute: inFrame, path: '/', component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage') }),
  createRoute({
    getParentRoute: inFrame,
    path: '/orders',
    validateSearch: ordersSearch,
    component: guarded(
      'orders.display',
      lazyRouteComponent(() => import('../orders/list/orders-page.tsx'), 'OrdersPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/orders/$orderId',
    component: guarded(
      'orders.display',
      lazyRouteComponent(() => import('../orders/detail/order-page.tsx'), 'OrderPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/deadlines',
    validateSearch: deadlinesSearch,
    component: guarded(
      'fulfillment.display',
      lazyRouteComponent(() => import('../fulfillment/deadlines/deadlines-page.tsx'), 'DeadlinesPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/audit-queue',
    validateSearch: auditQueueSearch,
    component: guarded(
      'audit.display',
      lazyRouteComponent(() => import('../audit/queue/audit-queue-page.tsx'), 'AuditQueuePage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/audit-rules',
    validateSearch: auditRulesSearch,
    component: guarded(
      'audit.display',
      lazyRouteComponent(() => import('../audit/rules/audit-rules-page.tsx'), 'AuditRulesPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/blacklist',
    validateSearch: blacklistSearch,
    component: guarded(
      'audit.display',
      lazyRouteComponent(() => import('../audit/blacklist/blacklist-page.tsx'), 'BlacklistPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/shops',
    validateSearch: shopsSearch,
    component: guarded(
      'shops.display',
      lazyRouteComponent(() => import('../channels/shops/shops-page.tsx'), 'ShopsPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/shops/add',
    validateSearch: addShopSearch,
    component: guarded(
      'shops.manage',
      lazyRouteComponent(() => import('../channels/adding/add-shop-page.tsx'), 'AddShopPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/shops/authorized',
    validateSearch: authorizedSearch,
    component: guarded(
      'shops.manage',
      lazyRouteComponent(() => import('../channels/adding/authorized-page.tsx'), 'AuthorizedPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/pull-runs',
    validateSearch: pullRunsSearch,
    component: guarded(
      'shops.display',
      lazyRouteComponent(() => import('../channels/runs/pull-runs-page.tsx'), 'PullRunsPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/completeness',
    validateSearch: completenessSearch,
    component: guarded(
      'shops.display',
      lazyRouteComponent(() => import('../channels/completeness/completeness-page.tsx'), 'CompletenessPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/unread-documents',
    validateSearch: unreadSearch,
    component: guarded(
      'shops.display',
      lazyRouteComponent(() => import('../channels/unread/unread-page.tsx'), 'UnreadPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/matching',
    validateSearch: matchingSearch,
    component: guarded(
      'catalog.display',
      lazyRouteComponent(() => import('../catalog/matching/matching-page.tsx'), 'MatchingPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/skus',
    validateSearch: skusSearch,
    component: guarded(
      'catalog.display',
      lazyRouteComponent(() => import('../catalog/skus/skus-page.tsx'), 'SkusPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/stock',
    validateSearch: stockSearch,
    component: guarded(
      'inventory.display',
      lazyRouteComponent(() => import('../inventory/stock/stock-page.tsx'), 'StockPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/inbound',
    validateSearch: scanSearch,
    component: guarded(
      'inventory.move',
      lazyRouteComponent(() => import('../inventory/scan/scan-page.tsx'), 'InboundPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/stock-count',
    validateSearch: scanSearch,
    component: guarded(
      'inventory.move',
      lazyRouteComponent(() => import('../inventory/scan/scan-page.tsx'), 'CountPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/warehouses',
    validateSearch: warehousesSearch,
    component: guarded(
      'inventory.display',
      lazyRouteComponent(() => import('../inventory/warehouses/warehouses-page.tsx'), 'WarehousesPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/imports',
    validateSearch: importsSearch,
    component: guarded(
      'imports.manage',
      lazyRouteComponent(() => import('../imports/imports-page.tsx'), 'ImportsPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/people',
    validateSearch: peopleSearch,
    component: guarded(
      'people.display',
      lazyRouteComponent(() => import('../identity/people/people-page.tsx'), 'PeoplePage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/roles',
    component: guarded(
      'people.display',
      lazyRouteComponent(() => import('../identity/roles/roles-page.tsx'), 'RolesPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/api-keys',
    component: guarded(
      'api_keys.manage',
      lazyRouteComponent(() => import('../identity/api-keys/api-keys-page.tsx'), 'ApiKeysPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/account',
    component: lazyRouteComponent(() => import('../identity/session/account-page.tsx'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/journal',
    validateSearch: journalSearch,
    component: guarded(
      'journal.display',
      lazyRouteComponent(() => import('../operations/journal-page.tsx'), 'JournalPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/jobs',
    validateSearch: jobsSearch,
    component: guarded(
      'jobs.display',
      lazyRouteComponent(() => import('../operations/jobs-page.tsx'), 'JobsPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/settings',
    component: guarded(
      'settings.display',
      lazyRouteComponent(() => import('../operations/settings-page.tsx'), 'SettingsPage'),
    ),
  }),
  // any other address: the frame stays, so that the menu and the search lead on
  createRoute({ getParentRoute: inFrame, path: '$', component: PageUnknown }),
  createRoute({
    getParentRoute: inFrame,
    path: '/about',
    component: lazyRouteComponent(() => import('../operations/about-page.tsx'), 'AboutPage'),
  }),
] as const;

const routeTree = rootRoute.addChildren([signInRoute, frameRoute.addChildren(pages)]);

export function newRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultErrorComponent: PageFailure,
    scrollRestoration: true,
  });
}

export type AppRouter = ReturnType<typeof newRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
