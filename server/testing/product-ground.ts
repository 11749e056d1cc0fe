import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { postmasterOn } from '../platform/postgres/postmaster-file.ts';
import { runProduct, temporaryFolder, type RunningProduct } from './run-product.ts';
import { until } from './until.ts';

/** A data folder on which products are started, killed and started again. */
export type ProductGround = Readonly<{
  path: string;
  /** for real use unless the environment says otherwise: the emulators of a demo take a second of each start */
  start(environment?: Readonly<Record<string, string>>, command?: string): RunningProduct;
  /** of the embedded database */
  postgresPid(): number | undefined;
  /** Ends whatever runs there, also a database that outlived its launcher, and removes the folder. */
  clear(): Promise<void>;
}>;

/** @param usual settings of every start, such as the port */
export function productGround(usual: Readonly<Record<string, string>>): ProductGround {
  const folder = temporaryFolder();
  const started: RunningProduct[] = [];
  const postgresPid = (): number | undefined => postmasterOn(join(folder.path, 'postgres', 'cluster', 'data'))?.pid;
  return {
    path: folder.path,
    start: (environment = {}, command = 'start') => {
      const product = runProduct({
        command,
        environment: { ZHIDAN_DATA: folder.path, ZHIDAN_DEMO: 'off', ZHIDAN_DEMO_STAFF: 'off', ...usual, ...environment },
      });
      started.push(product);
      return product;
    },
    postgresPid,
    clear: async () => {
      for (const product of started) product.signal('SIGKILL');
      await Promise.all(started.map(({ ended }) => ended));
      const pid = postgresPid(); // it outlives a killed launcher; `stop` finds no holder, so it is ended by its own number
      if (pid) process.kill(pid, 'SIGQUIT');
      await until('the database is gone', () => !postgresPid());
      folder.remove();
    },
  };
}

/** The processes below a launcher whose command line matches. */
export function childrenOf({ pid }: RunningProduct, pattern = /./u): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  return children.filter((child) => pattern.test(commandLineOf(child)));
}

/** Empty when the process has just ended. */
function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** What a product says of itself; 0 when nobody answers. */
export function readiness(address: string): Promise<number> {
  return fetch(`${address}/ready`).then(
    ({ status }) => status,
    () => 0,
  );
}
