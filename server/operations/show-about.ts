import type { showAbout as contract } from '@zhidan/core/operations/api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Deployment } from '../platform/deployment.ts';
import { runChecks } from '../platform/http/health.ts';
import { workerSeenAt } from '../platform/jobs/worker-heartbeat.ts';
import type { Merchant } from '../platform/merchant.ts';
import { databaseFacts } from './about-query.ts';
import { healthChecks } from './health-checks.ts';

/** Versions, sizes and whether all is well. */
export async function showAbout(merchant: Merchant, deployment: Deployment): Promise<OutputOf<typeof contract>> {
  const { db } = merchant;
  const [facts, seenAt, checks] = await Promise.all([databaseFacts(db), workerSeenAt(db), runChecks(merchant, healthChecks)]);
  const { version, isEmbeddedDatabase, startedAt } = deployment;
  return { version, nodeVersion: process.version, isEmbeddedDatabase, startedAt, workerSeenAt: seenAt, checks, ...facts };
}
