import { App, Button } from 'antd';
import { useEffect } from 'react';
import { registerSW } from 'virtual:pwa-register';
import { useWords } from '../lib/words.ts';
import { appWords } from './app-words.ts';

const lookEveryMs = 30 * 60_000;

/** Installs the service worker and tells when a newer build is ready; the person decides when to reload. */
export function NewVersion() {
  const { notification } = App.useApp();
  const t = useWords(appWords);
  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const update = registerSW({
      onRegisteredSW(_url, registration) {
        timer = setInterval(() => void registration?.update().catch(() => undefined), lookEveryMs);
      },
      onNeedRefresh() {
        notification.info({
          key: 'new-version',
          duration: 0,
          placement: 'bottomRight',
          title: t('version.new'),
          description: t('version.note'),
          actions: (
            <Button type="primary" size="small" onClick={() => void update(true)}>
              {t('version.reload')}
            </Button>
          ),
        });
      },
    });
    return () => clearInterval(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- registered once; the words of that moment stay in the note
  }, []);
  return null;
}
