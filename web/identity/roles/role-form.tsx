import { ownerRole } from '@zhidan/core/identity/access.ts';
import { addRole, changeRole, type RoleView } from '@zhidan/core/identity/api.ts';
import { permissions, type Permission } from '@zhidan/core/identity/permission.ts';
import { maskableFields, type MaskableField } from '@zhidan/core/identity/role.ts';
import { Alert, Button, Checkbox, Form, Input } from 'antd';
import { may, useSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useListText, useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { identityWords } from '../identity-words.ts';
import styles from '../identity.module.css';
import { useRoleName } from '../role-names.ts';
import { FixedRole } from './fixed-role.tsx';
import { permissionGroups } from './permission-groups.ts';

type RoleFields = Readonly<{ name: string; permissions: Permission[]; maskedFields: MaskableField[] }>;
type RoleFormProps = Readonly<{ isOpen: boolean; role: RoleView | null; onClose: () => void }>;

/** A role beside the matrix: a form, or for the owner's role, which cannot be changed, what it gives. */
export function RoleDrawer(props: RoleFormProps) {
  return props.role?.code === ownerRole ? <FixedRole {...props} role={props.role} /> : <RoleForm {...props} />;
}

/** Adds a role, or changes one; a change can be taken back from the toast. */
function RoleForm({ isOpen, role, onClose }: RoleFormProps) {
  const t = useWords(identityWords);
  const roleName = useRoleName();
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
  const shownName = role ? roleName(role.name) : '';
  const save = (filled: RoleFields): void => {
    // a built-in name is shown in the reader's language; left as it is, it stays what it was for everybody else
    const fields = role && filled.name.trim() === shownName ? { ...filled, name: role.name } : filled;
    const done = (): void => {
      toast.done(t('form.saved'), role ? () => undo(role) : undefined);
      onClose();
    };
    if (role) changing.give({ roleId: role.id, ...fields }, done);
    else adding.give(fields, done);
  };
  const start: RoleFields = { name: shownName, permissions: role?.permissions ?? [], maskedFields: role?.maskedFields ?? [] };
  return (
    <DetailDrawer
      title={role ? `${t('roles.edit')} ${shownName}` : t('roles.add')}
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
        {role && role.newPermissions.length > 0 && (
          <NewPermissions
            codes={role.newPermissions}
            onTake={() =>
              form.setFieldValue('permissions', [
                ...new Set([...(form.getFieldValue('permissions') as Permission[]), ...role.newPermissions]),
              ])
            }
          />
        )}
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

/** What this version adds to a starting role that people have edited: theirs to give or leave. */
function NewPermissions({ codes, onTake }: { codes: readonly Permission[]; onTake: () => void }) {
  const t = useWords(identityWords);
  const say = useSay();
  const listText = useListText();
  return (
    <Alert
      type="info"
      title={t('roles.new', { count: codes.length })}
      description={
        <>
          {listText(codes.map((code) => say(permissions[code])))}
          <p>{t('roles.newNote')}</p>
          <Button size="small" onClick={onTake}>
            {t('roles.take')}
          </Button>
        </>
      }
    />
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
