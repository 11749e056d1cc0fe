import { registerSW } from 'virtual:pwa-register';
import { signalStore } from '../lib/signal-store.ts';

const lookEveryMs = 30 * 60_000;

/** Takes the newer build and reloads; null while there is none. */
export const newVersion = signalStore<(() => void) | null>(null);

/** Installs the service worker, where the browser has one, and looks for newer builds. Called once. */
export function watchNewVersion(): void {
  const update = registerSW({
    onRegisteredSW(_url, registration) {
      setInterval(() => void registration?.update().catch(() => undefined), lookEveryMs);
    },
    onNeedRefresh() {
      newVersion.write(() => void update(true));
    },
  });
}
