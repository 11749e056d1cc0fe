import { createApiKey } from '@zhidan/core/identity/api-key-api.ts';
import type { Permission } from '@zhidan/core/identity/permission.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { Button, Form, Input, Modal, Segmented } from 'antd';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { identityWords } from '../identity-words.ts';
import styles from '../identity.module.css';
import { PermissionChecks } from '../roles/role-form.tsx';

type KeyFields = Readonly<{ name: string; permissions: Permission[]; days: number }>;

/** How long a key may live; 0 is without end. */
const dayChoices = [30, 90, 365, 0];
const dayMs = 86_400_000;

/** Creates a key, then shows it: once. */
export function ApiKeyForm({ onClose }: { onClose: () => void }) {
  const t = useWords(identityWords);
  const ui = useWords(uiWords);
  const [form] = Form.useForm<KeyFields>();
  const create = useCommand(createApiKey, ['api_key']);
  useFieldProblems(form, create.error);
  const save = ({ days, ...fields }: KeyFields): void =>
    create.give({ ...fields, expiresAt: days ? instant(Date.now() + days * dayMs) : null });
  const required = { required: true, message: t('form.required') };
  return (
    <DetailDrawer
      title={t('keys.add')}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" loading={create.isPending} onClick={form.submit}>
            {t('form.create')}
          </Button>
        </div>
      }
    >
      <Form
        name="api-key"
        form={form}
        layout="vertical"
        initialValues={{ permissions: [], days: 365 }}
        onFinish={save}
        className={styles.form}
      >
        <Form.Item name="name" label={t('keys.name')} rules={[required]}>
          <Input autoFocus maxLength={60} placeholder={t('keys.nameHint')} />
        </Form.Item>
        <Form.Item name="permissions" label={t('keys.permissions')} rules={[required]}>
          <PermissionChecks />
        </Form.Item>
        <Form.Item name="days" required label={t('keys.expiresIn')}>
          <Segmented
            options={dayChoices.map((days) => ({ value: days, label: days ? t('keys.days', { count: days }) : t('keys.never') }))}
          />
        </Form.Item>
        <RefusalNote error={create.error} />
      </Form>
      <Modal
        open={create.data !== undefined}
        title={t('keys.onceTitle')}
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        okText={t('keys.saved')}
        cancelButtonProps={{ hidden: true }}
        onOk={onClose}
        width={520}
      >
        <p className={styles.note}>{t('keys.onceNote')}</p>
        <div className={styles.secret}>
          <span>{create.data?.key}</span>
          <CopyButton text={create.data?.key ?? ''} label={ui('action.copy')} />
        </div>
      </Modal>
    </DetailDrawer>
  );
}
