import { Link, useRouterState } from '@tanstack/react-router';
import { useSession } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { appWords } from '../app-words.ts';
import { menuFor, menuGroups } from '../menu.ts';
import styles from './side-menu.module.css';

/** The pages the person may open, by group. */
export function SideMenu({ onGo }: { onGo?: () => void }) {
  const t = useWords(appWords);
  const rows = menuFor(useSession());
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav className={styles.menu} aria-label={t('frame.mainMenu')}>
      {menuGroups.map((group) => (
        <section key={group.key} className={styles.group}>
          <h2 className={styles.name}>{t(group.words)}</h2>
          <ul>
            {rows
              .filter((row) => row.group === group.key)
              .map((row) => (
                <li key={row.key}>
                  <Link to={row.path} className={styles.link} aria-current={row.path === path ? 'page' : undefined} onClick={onGo}>
                    <row.icon aria-hidden />
                    {t(`menu.${row.key}`)}
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
