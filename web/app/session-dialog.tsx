import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { lazy, Suspense } from 'react';
import { sessionLapsed } from '../lib/session-lapse.ts';
import { useSession } from '../lib/session.ts';
import { useSignal } from '../lib/signal-store.ts';
import { useWords } from '../lib/words.ts';
import { appWords } from './app-words.ts';

const SignInForm = lazy(async () => ({ default: (await import('../identity/session/sign-in-form.tsx')).SignInForm }));

/** Above drawers that lie on drawers: each of those is a step higher than the last. */
const aboveAll = 3_000;

/** Signs the person in again over the page they were on, so that nothing they typed is lost. */
export function SessionDialog() {
  const t = useWords(appWords);
  const { person } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const isOpen = useSignal(sessionLapsed);
  const goOn = (): void => {
    sessionLapsed.write(false);
    void client.invalidateQueries();
  };
  const leave = (): void => {
    sessionLapsed.write(false);
    void navigate({ to: '/sign-in' }).then(() => client.clear());
  };
  return (
    <Modal
      zIndex={aboveAll}
      open={isOpen}
      title={t('session.again')}
      footer={
        <Button type="link" onClick={leave}>
          {t('session.other')}
        </Button>
      }
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={400}
      destroyOnHidden
    >
      <p>{t('session.againNote')}</p>
      <Suspense>
        <SignInForm login={person.login} onSignedIn={goOn} />
      </Suspense>
    </Modal>
  );
}
