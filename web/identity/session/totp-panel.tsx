import { disableTotp, startTotp } from '@zhidan/core/identity/session-api.ts';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useToast } from '../../ui/toast.tsx';
import { identityWords } from '../identity-words.ts';
import styles from '../identity.module.css';
import { TotpEnrollment, type TotpSecret } from './totp-enrollment.tsx';

/** One-time codes: set up, or switch off. Both take the password. */
export function TotpPanel() {
  const t = useWords(identityWords);
  const toast = useToast();
  const { person } = useSession();
  const [secret, setSecret] = useState<TotpSecret | null>(null);
  const start = useCommand(startTotp);
  const disable = useCommand(disableTotp, ['person', 'session']);
  const isOn = person.totpEnabled;
  const send = ({ password }: { password: string }): void => {
    if (isOn) return disable.give({ password }, () => toast.done(t('account.totpSwitchedOff')));
    start.give({ password }, setSecret);
  };
  return (
    <Panel
      title={t('account.totp')}
      note={t('account.totpNote')}
      extra={<StatusTag tone={isOn ? 'good' : 'quiet'} text={t(isOn ? 'account.totpOn' : 'account.totpOff')} />}
    >
      {secret ? (
        <TotpEnrollment secret={secret} onEnd={() => setSecret(null)} />
      ) : (
        <Form
          name="totp"
          key={String(isOn)}
          layout="vertical"
          requiredMark={false}
          onFinish={send}
          className={styles.form}
          style={{ maxWidth: 360 }}
        >
          <Form.Item name="password" label={t('account.currentPassword')} rules={[{ required: true, message: t('form.required') }]}>
            <Input.Password autoComplete="current-password" maxLength={128} />
          </Form.Item>
          <RefusalNote error={isOn ? disable.error : start.error} />
          <Button htmlType="submit" danger={isOn} loading={start.isPending || disable.isPending}>
            {t(isOn ? 'account.disableTotp' : 'account.startTotp')}
          </Button>
        </Form>
      )}
    </Panel>
  );
}
