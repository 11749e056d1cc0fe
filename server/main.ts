import { permissions } from '@zhidan/core/identity/permission.ts';
import type { FastifyInstance } from 'fastify';
import { allocationModule } from './allocation/index.ts';
import { approvalsModule } from './approvals/index.ts';
import { auditModule } from './audit/index.ts';
import { buyersModule } from './buyers/index.ts';
import { catalogModule } from './catalog/index.ts';
import { channelsModule } from './channels/index.ts';
import { customizeModule } from './customize/index.ts';
import { deskModule } from './desk/index.ts';
import { fulfillmentModule } from './fulfillment/index.ts';
import { guideModule } from './guide/index.ts';
import { authenticate, changesAccess, cookieNameOf, identityModule, tellRefusedAccess } from './identity/index.ts';
import { importsModule } from './imports/index.ts';
import { insightsModule } from './insights/index.ts';
import { inventoryModule } from './inventory/index.ts';
import { notifyModule } from './notify/index.ts';
import { figuresOf, healthChecks, operationsModule } from './operations/index.ts';
import { ordersModule } from './orders/index.ts';
import { printingModule } from './printing/index.ts';
import { trackingModule } from './tracking/index.ts';
import { requestsModule } from './requests/index.ts';
import { waybillsModule } from './waybills/index.ts';
import type { Deployment } from './platform/deployment.ts';
import type { HttpSettings } from './platform/http/house.ts';
import { createHttpApp } from './platform/http/http-app.ts';
import { declareQueues } from './platform/jobs/queue-settings.ts';
import type { Merchant } from './platform/merchant.ts';
import type { Module } from './platform/module.ts';

export { seedDemoRouting } from './allocation/index.ts';
export { backtestFile, startAudit } from './audit/index.ts';
export { seedDemoCatalog } from './catalog/index.ts';
export { beginDemo, emulatedPlatforms, verifyLedger } from './channels/index.ts';
export { verifyFulfillment } from './fulfillment/index.ts';
export { demoBaselines, seedDemoBaselines } from './insights/index.ts';
export { seedDemoStock, verifyStock } from './inventory/index.ts';
export { beginDemoMessenger } from './notify/index.ts';
export { beginDemoTracking } from './tracking/index.ts';
export { beginDemoAccounts } from './waybills/index.ts';
export { ensureSetupCode, renewRoles, seedDemo } from './identity/index.ts';
export {
  addImport,
  addImportShop,
  changeImport,
  checkImport,
  errorSheet,
  importFileLifeMs,
  runImport,
  showImport,
  startImport,
} from './imports/index.ts';

/** The modules of the product: a new one is a line here. Server, worker and tests take the same list. */
export function modulesOf(deployment: Deployment): readonly Module[] {
  const business = [
    identityModule(deployment),
    customizeModule,
    approvalsModule,
    notifyModule(deployment),
    catalogModule,
    inventoryModule,
    ordersModule,
    allocationModule,
    fulfillmentModule,
    auditModule,
    channelsModule(deployment),
    importsModule,
    waybillsModule(deployment),
    trackingModule(deployment),
    requestsModule,
    deskModule,
    buyersModule,
    printingModule(deployment),
    insightsModule,
    guideModule(deployment),
  ];
  return [operationsModule(deployment, business), ...business];
}

/** How an app is served, and what it may know about the program. */
export type AppAsk = Deployment & Omit<HttpSettings, 'version'>;

/** What an app is served with unless told otherwise: the API alone, for this machine. */
const startAsk = {
  webFolder: null,
  publicUrl: null,
  trustedProxies: [],
  bodyLimitBytes: 1_000_000,
  uploadLimitMb: 1_024,
  checksAnswers: false,
} as const;

/**
 * The HTTP app of one merchant: `await (await createApp(merchant, ask)).listen({ port })`, or `app.inject(…)` in tests.
 * @throws Error naming what is unsound: an endpoint without a known permission, a refusal code used twice
 */
export async function createApp(merchant: Merchant, ask: Deployment & Partial<AppAsk>): Promise<FastifyInstance> {
  const modules = modulesOf(ask);
  const jobs = modules.flatMap((module) => module.jobs ?? []);
  await declareQueues(
    merchant.db,
    jobs.map((job) => job.type),
  ); // commands may add jobs before a worker has ever run
  return createHttpApp({
    merchant,
    settings: { ...startAsk, ...ask },
    modules,
    permissions,
    authenticate,
    tellRefusedAccess,
    cookieName: cookieNameOf(merchant),
    checks: healthChecks,
    figures: [...figuresOf(merchant), ...modules.flatMap((module) => module.figures?.(merchant) ?? [])],
    changesAccess,
    metricsPermission: 'metrics.display',
  });
}
