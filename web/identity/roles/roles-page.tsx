import { CheckOutlined, PlusOutlined } from '@ant-design/icons';
import { ownerRole } from '@zhidan/core/identity/access.ts';
import { listRoles, type RoleView } from '@zhidan/core/identity/api.ts';
import { permissions } from '@zhidan/core/identity/permission.ts';
import { maskableFields, type MaskableField } from '@zhidan/core/identity/role.ts';
import { Button, Skeleton } from 'antd';
import { Fragment, useState } from 'react';
import { useItems } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useIsNarrow } from '../../ui/layout-mode.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { identityWords } from '../identity-words.ts';
import { permissionGroups } from './permission-groups.ts';
import { RoleCards } from './role-cards.tsx';
import { RoleDrawer } from './role-form.tsx';
import { useRoleName } from '../role-names.ts';
import styles from './roles-page.module.css';

/** Who may do what, as one matrix. */
export function RolesPage() {
  const t = useWords(identityWords);
  const isNarrow = useIsNarrow();
  const mayManage = useMay('people.manage');
  const roles = useItems(listRoles, {}, { follows: ['role', 'person'] });
  const [open, setOpen] = useState<RoleView | 'new' | null>(null);
  const edit = mayManage ? setOpen : undefined;
  return (
    <>
      <PageHeader
        title={t('roles.title')}
        note={t('roles.note')}
        actions={
          mayManage && (
            <Button type="primary" icon={<PlusOutlined />} data-tour="add-role" onClick={() => setOpen('new')}>
              {t('roles.add')}
            </Button>
          )
        }
      />
      <RefusalNote error={roles.error} retry={roles.reload} />
      {!roles.rows && !roles.error && <Skeleton active paragraph={{ rows: 10 }} />}
      {roles.rows && (isNarrow ? <RoleCards roles={roles.rows} onOpen={edit} /> : <RoleMatrix roles={roles.rows} onOpen={edit} />)}
      <RoleDrawer isOpen={open !== null} role={open === 'new' ? null : open} onClose={() => setOpen(null)} />
    </>
  );
}

type MatrixProps = Readonly<{ roles: readonly RoleView[]; onOpen?: (role: RoleView) => void }>;

function RoleMatrix({ roles, onOpen }: MatrixProps) {
  const t = useWords(identityWords);
  const say = useSay();
  return (
    <div className={styles.scroll}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('roles.permission')}</th>
            {roles.map((role) => (
              <th key={role.id} scope="col">
                <RoleName role={role} onOpen={onOpen} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissionGroups().map(({ area, codes }) => (
            <Fragment key={area}>
              {codes.map((code, index) => (
                <tr key={code} data-first={index === 0}>
                  <th scope="row">{say(permissions[code])}</th>
                  {roles.map((role) => (
                    <Cell key={role.id} isOn={role.permissions.includes(code)} />
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
          {Object.entries(maskableFields).map(([field, words], index) => (
            <tr key={field} data-first={index === 0}>
              <th scope="row">
                {t('roles.masked')}: {say(words)}
              </th>
              {roles.map((role) => (
                <Cell key={role.id} isOn={role.maskedFields.includes(field as MaskableField)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RoleName({ role, onOpen }: { role: RoleView; onOpen?: (role: RoleView) => void }) {
  const t = useWords(identityWords);
  const name = useRoleName()(role.name);
  const people = (
    <span className={styles.people}>
      {t('roles.people', { count: role.peopleCount })}
      {role.newPermissions.length > 0 && ` · ${t('roles.new', { count: role.newPermissions.length })}`}
    </span>
  );
  if (!onOpen) {
    return (
      <>
        {name}
        {people}
      </>
    );
  }
  return (
    <button
      type="button"
      className={styles.roleName}
      title={t(role.code === ownerRole ? 'roles.view' : 'roles.edit')}
      onClick={() => onOpen(role)}
    >
      {name}
      {people}
    </button>
  );
}

function Cell({ isOn }: { isOn: boolean }) {
  const t = useWords(identityWords);
  return (
    <td data-on={isOn}>
      {isOn ? <CheckOutlined aria-hidden /> : <span className={styles.off} />}
      <span className="zd-unseen">{t(isOn ? 'roles.allowed' : 'roles.notAllowed')}</span>
    </td>
  );
}
