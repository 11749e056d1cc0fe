import { resetPassword, type PersonView } from '@zhidan/core/identity/api.ts';
import { passwordMinLength } from '@zhidan/core/identity/person.ts';
import { Form, Modal } from 'antd';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { identityWords } from '../identity-words.ts';
import styles from '../identity.module.css';
import { NewPasswordField } from './new-password-field.tsx';
import { newPassword } from './new-password.ts';

/** A new password for somebody who lost theirs. Cannot be undone, so it is asked. */
export function ResetPasswordModal({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const t = useWords(identityWords);
  const toast = useToast();
  const [form] = Form.useForm<{ password: string }>();
  const reset = useCommand(resetPassword, ['person']);
  useFieldProblems(form, reset.error);
  const send = ({ password }: { password: string }): void =>
    reset.give({ personId: person.id, password }, () => {
      toast.done(t('people.resetDone', { name: person.name }));
      onClose();
    });
  return (
    <Modal
      open
      title={t('people.reset')}
      okText={t('people.reset')}
      okButtonProps={{ danger: true, loading: reset.isPending }}
      onOk={form.submit}
      onCancel={onClose}
      width={460}
    >
      <p className={styles.note}>{t('people.resetNote', { name: person.name })}</p>
      <Form
        name="reset-password"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ password: newPassword() }}
        onFinish={send}
      >
        <Form.Item
          name="password"
          label={t('account.newPassword')}
          extra={t('people.passwordNote')}
          rules={[{ required: true, min: passwordMinLength, message: t('people.passwordNote') }]}
        >
          <NewPasswordField />
        </Form.Item>
        <RefusalNote error={reset.error} />
      </Form>
    </Modal>
  );
}
