import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import {
  addShopSearch,
  authorizedSearch,
  completenessSearch,
  noticesSearch,
  pullRunsSearch,
  shopsSearch,
  unreadSearch,
} from '../channels/channels-search.ts';
import { auditPages } from './pages/audit-pages.ts';
import { areasSearch, carriersSearch, feeTablesSearch } from '../allocation/allocation-search.ts';
import { matchingSearch, skusSearch } from '../catalog/catalog-search.ts';
import { waybillNumbersSearch, waybillAccountsSearch } from '../waybills/waybills-search.ts';
import { importsSearch } from '../imports/imports-search.ts';
import { scanSearch, stockSearch, warehousesSearch } from '../inventory/inventory-search.ts';
import { ordersSearch } from '../orders/orders-search.ts';
import { frameRoute, inFrame, rootRoute, signInRoute } from './frame-route.tsx';
import { guarded } from './guarded.tsx';
import { PageFailure, PageUnknown } from './page-failure.tsx';
import { buyerPages } from './pages/buyer-pages.ts';
import { deskPages } from './pages/desk-pages.ts';
import { floorPages } from './pages/floor-pages.ts';
import { housePages, movingPage } from './pages/house-pages.ts';
import { shippingPages } from './pages/shipping-pages.ts';
import { fulfillmentPages } from './pages/fulfillment-pages.ts';
import { notifyPages } from './pages/notify-pages.ts';
import { requestPages } from './pages/request-pages.ts';
import { printingPages } from './pages/printing-pages.ts';
import { trackingPages } from './pages/tracking-pages.ts';
import { parseSearch, stringifySearch } from './search-text.ts';

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
    path: '/ship-notices',
    validateSearch: noticesSearch,
    component: guarded(
      'ship_notices.display',
      lazyRouteComponent(() => import('../channels/notices/notices-page.tsx'), 'NoticesPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/waybill-numbers',
    validateSearch: waybillNumbersSearch,
    component: guarded(
      'waybills.display',
      lazyRouteComponent(() => import('../waybills/numbers/numbers-page.tsx'), 'NumbersPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/waybill-accounts',
    validateSearch: waybillAccountsSearch,
    component: guarded(
      'waybills.display',
      lazyRouteComponent(() => import('../waybills/accounts/accounts-page.tsx'), 'AccountsPage'),
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
    path: '/carriers',
    validateSearch: carriersSearch,
    component: guarded(
      'allocation.display',
      lazyRouteComponent(() => import('../allocation/carriers/carriers-page.tsx'), 'CarriersPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/fee-tables',
    validateSearch: feeTablesSearch,
    component: guarded(
      'allocation.display',
      lazyRouteComponent(() => import('../allocation/fees/fee-tables-page.tsx'), 'FeeTablesPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/suspended-areas',
    validateSearch: areasSearch,
    component: guarded(
      'allocation.display',
      lazyRouteComponent(() => import('../allocation/areas/areas-page.tsx'), 'AreasPage'),
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
  ...auditPages,
  ...requestPages,
  ...deskPages,
  ...floorPages,
  ...shippingPages,
  ...trackingPages,
  ...fulfillmentPages,
  ...printingPages,
  ...notifyPages,
  ...housePages,
  // any other address: the frame stays, so that the menu and the search lead on
  createRoute({ getParentRoute: inFrame, path: '$', component: PageUnknown }),
  createRoute({
    getParentRoute: inFrame,
    path: '/about',
    component: lazyRouteComponent(() => import('../operations/about-page.tsx'), 'AboutPage'),
  }),
] as const;

const routeTree = rootRoute.addChildren([signInRoute, movingPage, ...buyerPages, frameRoute.addChildren(pages)]);

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
