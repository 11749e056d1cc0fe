import { CompassOutlined, IdcardOutlined, LogoutOutlined, MobileOutlined, ReadOutlined } from '@ant-design/icons';
import { signOut } from '@zhidan/core/identity/session-api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Avatar, Button, Dropdown } from 'antd';
import { useSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useListText, useWords } from '../../lib/words.ts';
import { useRoleName } from '../../identity/role-names.ts';
import { useTourEntry } from '../../guide/index.ts';
import { useIsNarrow } from '../../ui/layout-mode.ts';
import { appWords } from '../app-words.ts';
import styles from './user-menu.module.css';

/** Who is signed in: their account, and the way out. */
export function UserMenu() {
  const t = useWords(appWords);
  const { person } = useSession();
  const roleName = useRoleName();
  const listText = useListText();
  const isNarrow = useIsNarrow();
  const navigate = useNavigate();
  const leave = useSignOut();
  const tour = useTourEntry();
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          { key: 'who', type: 'group', label: `${person.name} · ${listText(person.roleNames.map(roleName))}` },
          { key: 'account', icon: <IdcardOutlined />, label: t('menu.account'), onClick: () => void navigate({ to: '/account' }) },
          {
            key: 'notices',
            icon: <MobileOutlined />,
            label: t('menu.myNotices'),
            onClick: () => void navigate({ to: '/my-notifications' }),
          },
          { key: 'handbook', icon: <ReadOutlined />, label: t('menu.handbook'), onClick: () => void navigate({ to: '/handbook' }) },
          ...(tour ? [{ key: 'tour', icon: <CompassOutlined />, label: tour.label, onClick: tour.begin }] : []),
          { type: 'divider' },
          { key: 'leave', icon: <LogoutOutlined />, label: t('account.signOut'), onClick: leave },
        ],
      }}
    >
      <Button type="text" className={styles.button} aria-label={`${t('account.menu')} ${person.name}`}>
        <Avatar size={26} className={styles.avatar}>
          {[...person.name][0]}
        </Avatar>
        {!isNarrow && <span className={styles.name}>{person.name}</span>}
      </Button>
    </Dropdown>
  );
}

/** Ends the session and forgets everything that was on screen. */
export function useSignOut(): () => void {
  const out = useCommand(signOut);
  const client = useQueryClient();
  const navigate = useNavigate();
  return () =>
    out.give({}, () => {
      void navigate({ to: '/sign-in' }).then(() => client.clear());
    });
}
