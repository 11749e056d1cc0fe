import { showEntrance } from '@zhidan/core/identity/session-api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../../lib/call.ts';
import { sessionLapsed } from '../../lib/session-lapse.ts';
import { useWords } from '../../lib/words.ts';
import { leavingWords } from './leaving-words.ts';
import styles from './leaving.module.css';

const lookEveryMs = 1_000;
const slowAfterMs = 90_000;

/** While the program starts anew on an empty merchant: opens the entrance as soon as it asks for an owner. Nothing else is asked meanwhile. */
export function MovingPage() {
  const t = useWords(leavingWords);
  const client = useQueryClient();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    client.clear(); // nothing of the demo
    const startedAt = performance.now();
    const timer = setInterval(() => {
      setSlow(performance.now() - startedAt > slowAfterMs);
      call(showEntrance, {}, {}).then(
        ({ needsOwner }) => needsOwner && enter(),
        () => undefined, // away, as it should be
      );
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [client]);
  return (
    <main className={styles.moving}>
      <Spin size="large" />
      <h1>{t('moving.title')}</h1>
      <p>{t(isSlow ? 'moving.slow' : 'moving.note')}</p>
      {isSlow && <Button onClick={enter}>{t('moving.look')}</Button>}
    </main>
  );
}

/** With a whole new page: nothing that this one remembers comes along. */
function enter(): void {
  sessionLapsed.write(false);
  location.assign('/sign-in');
}
