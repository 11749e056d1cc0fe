import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { openMerchant, type OpenMerchant } from '../platform/db/open-merchant.ts';
import type { Deployment } from '../platform/deployment.ts';
import { createLog } from '../platform/log/create-log.ts';
import { repositoryFolder } from '../settings.ts';
import type { Assignment } from './assignment.ts';

/** The release, from package.json. */
export function productVersion(): string {
  return (JSON.parse(readFileSync(join(repositoryFolder, 'package.json'), 'utf8')) as { version: string }).version;
}

/** What a server and a worker alike work with. */
export async function openDeployment(
  { databaseUrl, isDemo, isEmbeddedDatabase, logLevel, merchantName, secretKey, publicUrl, port }: Assignment,
  process: 'server' | 'worker' | 'command',
): Promise<Readonly<{ merchant: OpenMerchant; deployment: Deployment }>> {
  const clock = () => instant(Date.now());
  const log = createLog({ level: logLevel, process });
  const merchant = await openMerchant({ databaseUrl, name: merchantName, secretKey, log, clock });
  const origin = publicUrl ?? `http://127.0.0.1:${port}`;
  return { merchant, deployment: { version: productVersion(), isDemo, isEmbeddedDatabase, origin, startedAt: clock() } };
}
