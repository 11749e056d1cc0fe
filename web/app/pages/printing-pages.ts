import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { batchesSearch, printSearch } from '../../printing/printing-search.ts';
import { inFrame } from '../frame-route.tsx';
import { guarded } from '../guarded.tsx';

/** The packing desk's printers: what waits for labels, what was printed, and with which printer. */
export const printingPages = [
  createRoute({
    getParentRoute: inFrame,
    path: '/printing',
    validateSearch: printSearch,
    component: guarded(
      'printing.display',
      lazyRouteComponent(() => import('../../printing/waiting/print-page.tsx'), 'PrintPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/print-batches',
    validateSearch: batchesSearch,
    component: guarded(
      'printing.display',
      lazyRouteComponent(() => import('../../printing/batches/batches-page.tsx'), 'BatchesPage'),
    ),
  }),
  createRoute({
    getParentRoute: inFrame,
    path: '/printers',
    component: guarded(
      'printing.print',
      lazyRouteComponent(() => import('../../printing/printers/printers-page.tsx'), 'PrintersPage'),
    ),
  }),
] as const;
