import { modulesOf } from '../main.ts';
import { runJobs } from '../platform/jobs/run-jobs.ts';
import { runHeartbeat } from '../platform/jobs/worker-heartbeat.ts';
import { runSubscribers } from '../platform/journal/run-subscribers.ts';
import { runRunners } from '../platform/runners/run-runners.ts';
import type { Runner } from '../platform/runners/runner.ts';
import { demoStaff } from '../simulate/demo/demo-staff.ts';
import type { Assignment, AtWork } from './assignment.ts';
import { openDeployment } from './open-deployment.ts';
import { openSecondThread } from './threads/open-second-thread.ts';
import { ownUrlOf } from './own-url.ts';

/** Works off one merchant's jobs and news, and keeps its runners going, until closed. The schema must be migrated. Any number of workers may run. */
export async function work(assignment: Assignment): Promise<AtWork> {
  const { merchant: opened, deployment } = await openDeployment(assignment, 'worker');
  const secondThread = openSecondThread(assignment, opened.log);
  const merchant = { ...opened, secondThread };
  const modules = modulesOf(deployment);
  const jobs = runJobs(
    merchant,
    modules.flatMap((module) => module.jobs ?? []),
    assignment.databaseUrl,
  );
  const subscribers = runSubscribers(
    merchant,
    modules.flatMap((module) => module.subscribers ?? []),
  );
  const runners = runRunners(merchant, [...modules.flatMap((module) => module.runners ?? []), ...demoRunners(assignment)]);
  const heartbeat = runHeartbeat(merchant);
  await heartbeat.told;
  void jobs.ready.then(() => merchant.log.info('the worker takes jobs')); // not waited for: a database that is away is waited out
  return {
    address: null,
    entrance: [],
    close: async () => {
      await Promise.all([jobs.stop(), subscribers.stop(), runners.stop()]);
      await secondThread?.close();
      await heartbeat.stop();
      await merchant.close();
    },
  };
}

/** The staff of a demo's merchant, who works beside whoever tries it out. */
function demoRunners({ isDemo, hasDemoStaff, emulatorUrl, host, port }: Assignment): readonly Runner[] {
  if (!isDemo || !hasDemoStaff || emulatorUrl === null) return [];
  return [demoStaff({ emulatorUrl, ownUrl: ownUrlOf({ host, port }) })];
}
