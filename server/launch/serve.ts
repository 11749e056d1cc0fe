import {
  beginDemo,
  beginDemoAccounts,
  beginDemoMessenger,
  beginDemoTracking,
  createApp,
  emulatedPlatforms,
  ensureSetupCode,
  renewRoles,
  seedDemo,
  seedDemoBaselines,
  seedDemoCatalog,
  seedDemoRouting,
  seedDemoStock,
  startAudit,
} from '../main.ts';
import type { Merchant } from '../platform/merchant.ts';
import type { Assignment, AtWork, EntranceLine, Report } from './assignment.ts';
import { openDeployment } from './open-deployment.ts';
import { ownUrlOf } from './own-url.ts';

/** Requests that are open when the server ends get this long. */
const closeLimitMs = 8_000;

/** Serves HTTP for one merchant until closed. The schema must be migrated. `tellLauncher` is absent without one. */
export async function serve(assignment: Assignment, tellLauncher?: (news: Report) => void): Promise<AtWork> {
  const { host, port, isDemo, publicUrl, trustedProxies, webFolder, uploadLimitMb, emulatorUrl, checksAnswers } = assignment;
  const { merchant, deployment } = await openDeployment(assignment, 'server');
  try {
    await startAudit(merchant, { isDemo });
    await renewRoles(merchant);
    const entrance = isDemo ? await demoEntrance(merchant) : await setupEntrance(merchant);
    const emulators = emulatorUrl ? await emulatedPlatforms(merchant, emulatorUrl) : null;
    const leaving = tellLauncher ? { leaveDemo: () => tellLauncher({ kind: 'leave_demo' }) } : {};
    const served = { publicUrl, trustedProxies, webFolder, uploadLimitMb, checksAnswers };
    const app = await createApp(merchant, { ...deployment, ...leaving, ...served, emulators });
    await app.listen({ host, port });
    const address = publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    if (isDemo && emulatorUrl) {
      await beginDemo(merchant, { emulatorUrl, ownUrl: ownUrlOf(assignment), webUrl: address });
      await beginDemoAccounts(merchant, emulatorUrl);
      await beginDemoMessenger(merchant, emulatorUrl);
      await beginDemoTracking(merchant, { emulatorUrl, ownUrl: ownUrlOf(assignment) });
    }
    return {
      address,
      entrance,
      close: async () => {
        const timer = setTimeout(() => app.server.closeAllConnections(), closeLimitMs);
        await app.close();
        clearTimeout(timer);
        await merchant.close();
      },
    };
  } catch (error) {
    await merchant.close();
    throw error;
  }
}

async function demoEntrance(merchant: Merchant): Promise<EntranceLine[]> {
  const accounts = await seedDemo(merchant);
  await seedDemoCatalog(merchant);
  await seedDemoStock(merchant);
  await seedDemoRouting(merchant);
  await seedDemoBaselines(merchant);
  const passwords = new Set(accounts.map(({ password }) => password));
  const width = Math.max(...accounts.map(({ login }) => login.length));
  return [
    `演示账号 / demo accounts${passwords.size === 1 ? `，密码 / password: ${accounts[0]?.password}` : ''}`,
    ...accounts.map(
      ({ login, role, name, password }) => `  ${login.padEnd(width)}  ${role} ${name}${passwords.size === 1 ? '' : `  ${password}`}`,
    ),
  ];
}

async function setupEntrance(merchant: Merchant): Promise<EntranceLine[]> {
  const code = await ensureSetupCode(merchant);
  if (code === null) return [];
  return [`首次使用：打开网址创建店主账号 / first start: open the address and create the owner`, `初始化码 / setup code: ${code}`];
}
