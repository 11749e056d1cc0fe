import { CheckOutlined } from '@ant-design/icons';
import type { RoleView } from '@zhidan/core/identity/api.ts';
import { permissionCodes, permissions } from '@zhidan/core/identity/permission.ts';
import { Button } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { identityWords } from '../identity-words.ts';
import styles from '../identity.module.css';
import { useRoleName } from '../role-names.ts';

/** The owner's role: what it gives, and why nobody can change it. */
export function FixedRole({ isOpen, role, onClose }: { isOpen: boolean; role: RoleView; onClose: () => void }) {
  const t = useWords(identityWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const roleName = useRoleName();
  return (
    <DetailDrawer
      title={roleName(role.name)}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.close')}</Button>
        </div>
      }
    >
      <p className={styles.note}>{t('roles.fixedNote')}</p>
      <h3 className={styles.groupName}>{t('roles.permissions')}</h3>
      <ul className={styles.given}>
        {permissionCodes.map((code) => (
          <li key={code}>
            <CheckOutlined aria-hidden /> {say(permissions[code])}
          </li>
        ))}
      </ul>
    </DetailDrawer>
  );
}
