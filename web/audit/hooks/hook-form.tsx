import { saveHook, type HookRow } from '@zhidan/core/audit/hooks/hook-api.ts';
import { Alert, Button, Checkbox, Form, Input, Switch } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';
import { hookWords } from './hook-words.ts';

type Fields = Pick<HookRow, 'code' | 'name' | 'address' | 'isOn' | 'tellsPersonal'> & Readonly<{ newSecret?: boolean }>;

const fresh: Fields = { code: '', name: '', address: 'https://', isOn: true, tellsPersonal: false };

/** One address: what rules name it by, where it leads, what it may know. A secret is shown once, when it is made. */
export function HookForm({ hook, onClose }: { hook: HookRow | null; onClose: () => void }) {
  const t = useWords(hookWords);
  const audit = useWords(auditWords);
  const toast = useToast();
  const saving = useCommand(saveHook, ['audit_hook']);
  const [form] = Form.useForm<Fields>();
  const [secret, setSecret] = useState<string | null>(null);
  const save = (fields: Fields): void =>
    saving.give({ id: hook?.id ?? null, ...fields }, (answer) => {
      toast.done(t('saved'));
      if (answer.secret === null) onClose();
      else setSecret(answer.secret);
    });
  const footer = (
    <div className={styles.foot}>
      <Button type="primary" loading={saving.isPending} onClick={form.submit}>
        {audit('form.save')}
      </Button>
    </div>
  );
  return (
    <DetailDrawer title={hook?.name ?? t('add')} isOpen onClose={onClose} footer={secret === null ? footer : null}>
      <RefusalNote error={saving.error} />
      {secret === null ? (
        <HookFields form={form} values={hook ?? fresh} isNew={hook === null} onSave={save} />
      ) : (
        <Alert
          type="success"
          title={t('secret')}
          description={
            <>
              <p className="zd-code" style={{ overflowWrap: 'anywhere' }}>
                {secret} <CopyButton text={secret} />
              </p>
              {t('secretNote')}
            </>
          }
        />
      )}
    </DetailDrawer>
  );
}

type HookFieldsProps = Readonly<{
  form: ReturnType<typeof Form.useForm<Fields>>[0];
  values: Fields;
  isNew: boolean;
  onSave: (fields: Fields) => void;
}>;

function HookFields({ form, values, isNew, onSave }: HookFieldsProps) {
  const t = useWords(hookWords);
  const audit = useWords(auditWords);
  const required = { required: true, message: audit('form.required') };
  const { code, name, address, isOn, tellsPersonal } = values;
  return (
    <Form name="audit-hook" form={form} layout="vertical" initialValues={{ code, name, address, isOn, tellsPersonal }} onFinish={onSave}>
      <Form.Item name="name" label={t('form.name')} rules={[required]}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item
        name="code"
        label={t('form.code')}
        rules={[required, { pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/, message: t('form.codeWrong') }]}
      >
        <Input className="zd-code" maxLength={60} />
      </Form.Item>
      <Form.Item name="address" label={t('form.address')} rules={[required]}>
        <Input maxLength={500} inputMode="url" />
      </Form.Item>
      <Form.Item name="isOn" label={t('form.isOn')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="tellsPersonal" valuePropName="checked" extra={t('form.personalNote')}>
        <Checkbox>{t('form.personal')}</Checkbox>
      </Form.Item>
      {!isNew && (
        <Form.Item name="newSecret" valuePropName="checked">
          <Checkbox>{t('form.newSecret')}</Checkbox>
        </Form.Item>
      )}
    </Form>
  );
}
