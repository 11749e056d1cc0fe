import { z } from 'zod';

const overviewSchema = z.object({
  shops: z.array(z.object({ seq: z.int(), platform: z.string(), name: z.string(), shopNo: z.string() })),
});
const appSchema = z.object({
  platform: z.string(),
  key: z.string(),
  secret: z.string(),
  pushUrl: z.string().nullable(),
  extra: z.record(z.string(), z.string()),
});

/** A shop of the emulated world: `platform` is the code of its connector, `shopNo` its number there. */
export type WorldShop = z.output<typeof overviewSchema>['shops'][number];
/** An app as it is registered on an emulated platform. Its secret is worth nothing elsewhere. */
export type WorldApp = z.output<typeof appSchema>;

const answerLimitMs = 10_000;

/** The control API of the emulators: docs/emulators.md. */
export function emulatedWorld(emulatorUrl: string) {
  return {
    shops: async (): Promise<readonly WorldShop[]> => overviewSchema.parse(await ask(`${emulatorUrl}/control/overview`)).shops,
    apps: async (): Promise<readonly WorldApp[]> => z.array(appSchema).parse(await ask(`${emulatorUrl}/control/apps`)),
    register: async (app: WorldApp): Promise<void> => void (await ask(`${emulatorUrl}/control/apps`, app)),
  };
}

async function ask(url: string, body?: object): Promise<unknown> {
  const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  const answer = await fetch(url, { ...sent, signal: AbortSignal.timeout(answerLimitMs) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
  return answer.json();
}
