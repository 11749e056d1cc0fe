import { showEntrance, signIn } from '@zhidan/core/identity/session-api.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { Segmented, Skeleton } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { speak, useLanguage, useWords } from '../../lib/words.ts';
import { languageNames, languagePreference } from '../../ui/language-names.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { CreateOwnerForm } from './create-owner-form.tsx';
import styles from './entrance-page.module.css';
import { identityWords } from '../identity-words.ts';
import { useRoleName } from '../role-names.ts';
import { SignInForm } from './sign-in-form.tsx';

/** The door: sign in, or create the owner on a first start. */
export function EntrancePage({ onEnter, onCreated }: { onEnter: () => void; onCreated: () => void }) {
  const t = useWords(identityWords);
  const entrance = useAnswer(showEntrance, {});
  return (
    <div className={styles.page}>
      <section className={styles.poster} aria-hidden>
        <img src="/mark.svg" width={56} height={56} alt="" />
        <img src="/wordmark.svg" height={40} alt="" className={styles.wordmark} />
        <p className={styles.tagline}>{t('signIn.tagline')}</p>
        <ul>
          <li>{t('signIn.point1')}</li>
          <li>{t('signIn.point2')}</li>
          <li>{t('signIn.point3')}</li>
        </ul>
      </section>
      <main className={styles.door}>
        <LanguageSwitch />
        <div className={styles.card}>
          <RefusalNote error={entrance.error} retry={() => void entrance.refetch()} />
          {entrance.isPending && <Skeleton active />}
          {entrance.data?.needsOwner && <CreateOwnerForm onEnter={onCreated} />}
          {entrance.data && !entrance.data.needsOwner && (
            <>
              <h1 className={styles.title}>{t('signIn.title')}</h1>
              <p className={styles.merchant}>{entrance.data.merchantName}</p>
              <SignInForm onSignedIn={onEnter} />
              {entrance.data.demoAccounts.length > 0 ? (
                <DemoAccounts accounts={entrance.data.demoAccounts} onEnter={onEnter} />
              ) : (
                <p className={styles.trouble}>{t('signIn.trouble')}</p>
              )}
            </>
          )}
        </div>
        {entrance.data && <footer className={styles.version}>{entrance.data.version}</footer>}
      </main>
    </div>
  );
}

type DemoAccount = Readonly<{ login: string; password: string; name: string; role: string }>;

/** One click a role, so that the demo is seen from every chair. */
function DemoAccounts({ accounts, onEnter }: { accounts: readonly DemoAccount[]; onEnter: () => void }) {
  const t = useWords(identityWords);
  const roleName = useRoleName();
  const enter = useCommand(signIn);
  return (
    <section className={styles.demo}>
      <h2>{t('signIn.demoNote')}</h2>
      <div className={styles.chips}>
        {accounts.map(({ login, password, name, role }) => (
          <button
            key={login}
            type="button"
            className={styles.chip}
            disabled={enter.isPending}
            data-login={login}
            onClick={() => enter.give({ login, password }, onEnter)}
          >
            <strong>{roleName(role)}</strong>
            <span>{name}</span>
          </button>
        ))}
      </div>
      <RefusalNote error={enter.error} />
    </section>
  );
}

function LanguageSwitch() {
  const t = useWords(identityWords);
  const language = useLanguage();
  const choose = (next: Language): void => {
    languagePreference.write(next);
    speak(next);
  };
  return (
    <div className={styles.language}>
      <Segmented<Language> aria-label={t('signIn.language')} size="small" value={language} options={languageNames} onChange={choose} />
    </div>
  );
}
