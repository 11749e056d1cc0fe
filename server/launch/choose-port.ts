import { freePort } from '../platform/postgres/free-port.ts';
import type { Settings } from '../settings.ts';
import { launchFailure } from './launch-failure.ts';
import { tell } from './tell.ts';

/** Ports tried after a taken one. */
const range = 200;

/** The first free port from `port` on, saying so when it is another one. @throws StartFailure when there is none, or the host is not ours */
export async function choosePort({ host, isPortChosen }: Pick<Settings, 'host' | 'isPortChosen'>, port: number): Promise<number> {
  const last = Math.min(port + range, 65_535);
  const free = await freePort(port, last, host).catch((error: Error) => {
    throw launchFailure('launch.host_unusable', { host, port, problem: error.message });
  });
  if (free === null) throw launchFailure('launch.no_port', { port });
  if (free !== port) {
    const words = isPortChosen
      ? { 'zh-CN': '您指定的端口 {port} 已被占用，改用 {free}', en: 'the port you chose, {port}, is taken; using {free}' }
      : { 'zh-CN': '端口 {port} 已被占用，改用 {free}', en: 'port {port} is taken; using {free}' };
    tell(words, { port, free });
  }
  return free;
}
