import { CheckOutlined } from '@ant-design/icons';
import { ownerRole } from '@zhidan/core/identity/access.ts';
import type { RoleView } from '@zhidan/core/identity/api.ts';
import { permissions } from '@zhidan/core/identity/permission.ts';
import { Button } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import { identityWords } from '../identity-words.ts';
import { useRoleName } from '../role-names.ts';
import styles from './roles-page.module.css';

/** The matrix on a phone: one card a role. */
export function RoleCards({ roles, onOpen }: { roles: readonly RoleView[]; onOpen?: (role: RoleView) => void }) {
  const t = useWords(identityWords);
  const say = useSay();
  const roleName = useRoleName();
  return (
    <ul className={styles.cards}>
      {roles.map((role) => (
        <li key={role.id} className={styles.card}>
          <div className={styles.cardHead}>
            <span>
              <strong>{roleName(role.name)}</strong> <span className={styles.people}>{t('roles.people', { count: role.peopleCount })}</span>{' '}
              {role.newPermissions.length > 0 && (
                <span className={styles.people}>{t('roles.new', { count: role.newPermissions.length })}</span>
              )}
            </span>
            {onOpen && <Button onClick={() => onOpen(role)}>{t(role.code === ownerRole ? 'roles.view' : 'people.edit')}</Button>}
          </div>
          <ul className={styles.granted}>
            {role.permissions.map((code) => (
              <li key={code}>
                <CheckOutlined aria-hidden />
                {say(permissions[code])}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
