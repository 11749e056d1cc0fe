import { App, Button } from 'antd';
import { useEffect } from 'react';
import { useSignal } from '../lib/signal-store.ts';
import { useWords } from '../lib/words.ts';
import { appWords } from './app-words.ts';
import { newVersion } from './watch-new-version.ts';

/** Tells when a newer build is ready; the person decides when to reload, because a form may be half filled. */
export function NewVersion() {
  const { notification } = App.useApp();
  const t = useWords(appWords);
  const take = useSignal(newVersion);
  useEffect(() => {
    if (!take) return;
    notification.info({
      key: 'new-version',
      duration: 0,
      placement: 'bottomRight',
      title: t('version.new'),
      description: t('version.note'),
      actions: (
        <Button type="primary" size="small" onClick={take}>
          {t('version.reload')}
        </Button>
      ),
    });
  }, [take, notification, t]);
  return null;
}
