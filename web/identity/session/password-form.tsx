import { passwordMinLength } from '@zhidan/core/identity/person.ts';
import { changePassword } from '@zhidan/core/identity/session-api.ts';
import { Button, Form, Input } from 'antd';
import { useSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { identityWords } from '../identity-words.ts';
import styles from '../identity.module.css';

type PasswordFields = Readonly<{ currentPassword: string; newPassword: string }>;

/** Changes one's own password. */
export function PasswordForm() {
  const t = useWords(identityWords);
  const toast = useToast();
  const { person } = useSession();
  const [form] = Form.useForm<PasswordFields>();
  const change = useCommand(changePassword, ['person']);
  useFieldProblems(form, change.error);
  const save = (fields: PasswordFields): void =>
    change.give(fields, () => {
      form.resetFields();
      toast.done(t('account.passwordChanged'));
    });
  return (
    <Panel title={t('account.changePassword')} note={t('account.passwordNote')}>
      <Form
        name="own-password"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={save}
        className={styles.form}
        style={{ maxWidth: 360 }}
      >
        {/* lets a password manager know whose password this is */}
        <input hidden readOnly autoComplete="username" value={person.login} />
        <Form.Item name="currentPassword" label={t('account.currentPassword')} rules={[{ required: true, message: t('form.required') }]}>
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={t('account.newPassword')}
          extra={t('people.passwordNote')}
          rules={[{ required: true, min: passwordMinLength, message: t('people.passwordNote') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <RefusalNote error={change.error} />
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('account.changePassword')}
        </Button>
      </Form>
    </Panel>
  );
}
