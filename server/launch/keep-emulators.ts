import { join } from 'node:path';
import type { Logger } from 'pino';
import { repositoryFolder, type Settings } from '../settings.ts';
import { childEnvironment } from './child-environment.ts';
import { choosePort } from './choose-port.ts';
import type { DataFolder } from './data-folder.ts';
import { keepProcess, type KeptProcess } from './keep-process.ts';
import { tellFailure } from './tell.ts';

/** The demo's platforms; `address` is null when they cannot start, and the product goes on with what it has. */
export type KeptEmulators = Omit<KeptProcess, 'ready'> & Readonly<{ address: Promise<string | null> }>;

/** Starts the emulated platforms of the demo and keeps them running; their world lies in the data folder. */
export async function keepEmulators(settings: Settings, folder: DataFolder, log: Logger): Promise<KeptEmulators> {
  const onThisMachine = { host: '127.0.0.1', isPortChosen: false };
  const { ready, ...kept } = keepProcess({
    name: 'emulators',
    file: join(repositoryFolder, 'emulators', 'main.ts'),
    logFile: join(folder.log, 'emulators.log'),
    assignment: { port: await choosePort(onThisMachine, settings.emulatorPort), storyFile: folder.story },
    environment: childEnvironment(folder),
    nextPort: (taken) => choosePort(onThisMachine, taken + 1),
    log,
  });
  const address = ready.then(
    (report) => report.address,
    (error: unknown) => {
      log.error({ err: error }, 'the emulated platforms could not start');
      tellFailure(error);
      return null;
    },
  );
  return { ...kept, address };
}
