import { addRole, changeRole, type RoleView } from '@zhidan/core/identity/api.ts';
import { permissions, type Permission } from '@zhidan/core/identity/permission.ts';
import { maskableFields, type MaskableField } from '@zhidan/core/identity/role.ts';
import { Button, Checkbox, Form, Input } from 'antd';
import { may, useSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { identityWords } from '../identity-words.ts';
import styles from '../identity.module.css';
import { permissionGroups } from './permission-groups.ts';

type RoleFields = Readonly<{ name: string; permissions: Permission[]; maskedFields: MaskableField[] }>;

/** Adds a role, or changes one; a change can be taken back from the toast. */
export function RoleForm({ isOpen, role, onClose }: { isOpen: boolean; role: RoleView | null; onClose: () => void }) {
  const t = useWords(identityWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const say = useSay();
  const [form] = Form.useForm<RoleFields>();
  const adding = useCommand(addRole, ['role']);
  const changing = useCommand(changeRole, ['role', 'person']);
  const error = role ? changing.error : adding.error;
  useFieldProblems(form, error);
  const undo = (before: RoleView): void => {
    const { id, name, permissions, maskedFields } = before;
    changing.ask({ roleId: id, name, permissions, maskedFields }).then(() => toast.done(t('form.saved')), toast.failed);
  };
  const save = (fields: RoleFields): void => {
    const done = (): void => {
      toast.done(t('form.saved'), role ? () => undo(role) : undefined);
      onClose();
    };
    if (role) changing.give({ roleId: role.id, ...fields }, done);
    else adding.give(fields, done);
  };
  const start: RoleFields = { name: role?.name ?? '', permissions: role?.permissions ?? [], maskedFields: role?.maskedFields ?? [] };
  return (
    <DetailDrawer
      title={role ? `${t('roles.edit')} ${role.name}` : t('roles.add')}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" loading={adding.isPending || changing.isPending} onClick={form.submit}>
            {t('form.save')}
          </Button>
        </div>
      }
    >
      <Form name="role" form={form} layout="vertical" preserve={false} initialValues={start} onFinish={save} className={styles.form}>
        <Form.Item name="name" label={t('roles.name')} rules={[{ required: true, message: t('form.required') }]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="permissions" required label={t('roles.permissions')}>
          <PermissionChecks />
        </Form.Item>
        <Form.Item name="maskedFields" required label={t('roles.masked')} extra={t('roles.maskedNote')}>
          <Checkbox.Group
            className={styles.checks}
            options={Object.entries(maskableFields).map(([value, words]) => ({ value, label: say(words) }))}
          />
        </Form.Item>
        <RefusalNote error={error} />
      </Form>
    </DetailDrawer>
  );
}

type PermissionChecksProps = Readonly<{ value?: Permission[]; onChange?: (codes: Permission[]) => void }>;

/** Every permission by area; those the person lacks themselves cannot be given or taken. */
export function PermissionChecks({ value = [], onChange }: PermissionChecksProps) {
  const say = useSay();
  const session = useSession();
  return (
    <Checkbox.Group className={styles.checks} value={value} onChange={onChange}>
      {permissionGroups().map(({ area, codes }) => (
        <div key={area} className={styles.checks}>
          {codes.map((code) => (
            <Checkbox key={code} value={code} disabled={!may(session, code)}>
              {say(permissions[code])}
            </Checkbox>
          ))}
        </div>
      ))}
    </Checkbox.Group>
  );
}
