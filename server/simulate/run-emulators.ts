import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryFolder } from '../settings.ts';

/** The emulators as the program they are: our code reaches them over HTTP alone. */
export type RunningEmulators = Readonly<{
  url: string;
  /** asks the control API: `order('POST', 'apps', {…})` */
  control(method: 'GET' | 'POST', name: string, ask?: object): Promise<Record<string, unknown>>;
  /** sets the print programs of a packing desk: `printClient('setup', { client: 'cainiao', … })` */
  printClient(name: 'setup' | 'reset', ask?: object): Promise<Record<string, unknown>>;
  /** the waybills whose labels came out, in their order */
  printed(): Promise<readonly string[]>;
  stop(): Promise<void>;
}>;

/** Starts the emulators on a free port: with the demo's world, or with nobody in it until a scenario begins another. */
export async function runEmulators({ isEmpty = false }: Readonly<{ isEmpty?: boolean }> = {}): Promise<RunningEmulators> {
  const child = spawn(process.execPath, [join(repositoryFolder, 'emulators', 'main.ts')], {
    env: { ...process.env, ZHIDAN_EMULATOR_PORT: '0', ZHIDAN_EMULATOR_WITH: 'stdin', ...(isEmpty && { ZHIDAN_DEMO: 'off' }) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = await addressIn(createInterface({ input: child.stdout }));
  return {
    url,
    control: controlOf(url),
    printClient: (name, ask = {}) => askControl(`${url}/print-client/${name}`, 'POST', ask),
    printed: async () => {
      const sheets = (await (await fetch(`${url}/print-client/printed`)).json()) as { documentId: string }[];
      return sheets.map(({ documentId }) => documentId);
    },
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** Asks the control API of emulators that run already. */
export const controlOf =
  (url: string): RunningEmulators['control'] =>
  (method, name, ask = {}) =>
    askControl(`${url}/control/${name}`, method, ask);

async function addressIn(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const found = /(http:\S+)\/control/u.exec(line)?.[1];
    if (found) return found;
  }
  throw new Error('The emulators ended without an address.');
}

async function askControl(address: string, method: 'GET' | 'POST', ask: object): Promise<Record<string, unknown>> {
  const url = new URL(address);
  if (method === 'GET') for (const [name, value] of Object.entries(ask)) url.searchParams.set(name, String(value));
  const answer = await fetch(url, method === 'POST' ? { method, body: JSON.stringify(ask) } : { method }).catch((error: unknown) => {
    throw new Error(`control ${method} ${url.pathname} was not answered`, { cause: error });
  });
  const value = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(`control ${method} ${url.pathname}: ${JSON.stringify(value)}`);
  return value;
}
