import { confirmTotp } from '@zhidan/core/identity/session-api.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Space } from 'antd';
import { toString as drawQr } from 'qrcode';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { identityWords } from '../identity-words.ts';
import styles from './totp-enrollment.module.css';

export type TotpSecret = Readonly<{ otpauthUrl: string; secret: string; backupCodes: string[] }>;

/** The QR code, the secret to type, the backup codes, and the first code as proof. */
export function TotpEnrollment({ secret, onEnd }: { secret: TotpSecret; onEnd: () => void }) {
  const t = useWords(identityWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const confirm = useCommand(confirmTotp, ['person', 'session']);
  const send = ({ code }: { code: string }): void =>
    confirm.give({ code: code.trim() }, () => {
      toast.done(t('account.totpSwitchedOn'));
      onEnd();
    });
  return (
    <div className={styles.enrollment}>
      <p>{t('account.scanNote')}</p>
      <div className={styles.pair}>
        <QrCode text={secret.otpauthUrl} />
        <div className={styles.facts}>
          <Fact name={t('account.secret')} text={secret.secret} />
          <Fact name={t('account.backupCodes')} text={secret.backupCodes.join('\n')} note={t('account.backupNote')} />
        </div>
      </div>
      <Form name="totp-code" layout="vertical" requiredMark={false} onFinish={send} style={{ maxWidth: 360 }}>
        <Form.Item
          name="saved"
          valuePropName="checked"
          rules={[{ validator: (_, isSaved) => (isSaved ? Promise.resolve() : Promise.reject(new Error(t('form.required')))) }]}
        >
          <Checkbox>{t('account.codesSaved')}</Checkbox>
        </Form.Item>
        <Form.Item
          name="code"
          label={t('account.codeLabel')}
          rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: t('account.codeLabel') }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
        </Form.Item>
        <RefusalNote error={confirm.error} />
        <Space>
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            {t('account.confirmTotp')}
          </Button>
          <Button onClick={onEnd}>{ui('action.cancel')}</Button>
        </Space>
      </Form>
    </div>
  );
}

function Fact({ name, text, note }: { name: string; text: string; note?: string }) {
  return (
    <div>
      <div className={styles.name}>
        {name} <CopyButton text={text} />
      </div>
      <div className={styles.text}>{text}</div>
      {note && <div className={styles.note}>{note}</div>}
    </div>
  );
}

function QrCode({ text }: { text: string }) {
  const { data: svg = '' } = useQuery({
    queryKey: ['qr', text],
    queryFn: () => drawQr(text, { type: 'svg', margin: 1 }),
    gcTime: 0,
    networkMode: 'always',
  });
  return <img className={styles.qr} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} width={168} height={168} alt="" />;
}
