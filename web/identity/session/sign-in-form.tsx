import { signIn } from '@zhidan/core/identity/session-api.ts';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { identityWords } from '../identity-words.ts';
import styles from './sign-in-form.module.css';

type SignInAsk = Readonly<{ login: string; password: string; totpCode?: string }>;

type SignInFormProps = Readonly<{
  /** somebody who signs in again: the login is given */
  login?: string;
  onSignedIn: () => void;
}>;

/** Login and password, then a one-time code when the account has one. */
export function SignInForm({ login, onSignedIn }: SignInFormProps) {
  const t = useWords(identityWords);
  const enter = useCommand(signIn);
  const [waiting, setWaiting] = useState<SignInAsk | null>(null);
  const send = (ask: SignInAsk): void =>
    enter.give(ask, ({ status }) => {
      if (status === 'signed_in') onSignedIn();
      else setWaiting(ask);
    });
  if (waiting) {
    const back = (): void => {
      enter.reset();
      setWaiting(null);
    };
    return <CodeStep isPending={enter.isPending} error={enter.error} onBack={back} onCode={(totpCode) => send({ ...waiting, totpCode })} />;
  }
  const required = [{ required: true, message: t('form.required') }];
  return (
    <Form name="sign-in" layout="vertical" requiredMark={false} initialValues={{ login }} onFinish={send} className={styles.form}>
      <Form.Item name="login" label={t('signIn.login')} rules={required}>
        <Input autoFocus={!login} readOnly={login !== undefined} autoComplete="username" autoCapitalize="none" maxLength={64} />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={required}>
        <Input.Password autoFocus={login !== undefined} autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <RefusalNote error={enter.error} />
      <Button type="primary" htmlType="submit" block loading={enter.isPending}>
        {t('signIn.submit')}
      </Button>
    </Form>
  );
}

type CodeStepProps = Readonly<{ isPending: boolean; error: Error | null; onCode: (code: string) => void; onBack: () => void }>;

function CodeStep({ isPending, error, onCode, onBack }: CodeStepProps) {
  const t = useWords(identityWords);
  return (
    <Form
      name="sign-in-code"
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }: { code: string }) => onCode(code.trim())}
      className={styles.form}
    >
      <p className={styles.note}>{t('signIn.codeNote')}</p>
      <Form.Item name="code" label={t('signIn.code')} rules={[{ required: true, message: t('form.required') }]}>
        <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={11} />
      </Form.Item>
      <RefusalNote error={error} />
      <Button type="primary" htmlType="submit" block loading={isPending}>
        {t('signIn.submit')}
      </Button>
      <Button type="link" block onClick={onBack}>
        {t('signIn.back')}
      </Button>
    </Form>
  );
}
