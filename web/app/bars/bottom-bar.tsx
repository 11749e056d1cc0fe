import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Link, useRouterState } from '@tanstack/react-router';
import { useSession } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { appWords } from '../app-words.ts';
import styles from './bottom-bar.module.css';
import type { Overlay } from '../keyboard/overlay.ts';
import { barRows } from '../menu-groups.ts';
import { uiWords } from '../../ui/ui-words.ts';

/** Pages that stand in the bar itself; the rest is behind “more”. */
const pagesShown = 3;

/** The way round on a phone, within thumb reach. */
export function BottomBar({ open }: { open: (overlay: Overlay) => void }) {
  const t = useWords(appWords);
  const ui = useWords(uiWords);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const rows = barRows(useSession(), pagesShown);
  return (
    <nav className={styles.bar} aria-label={t('frame.mainMenu')}>
      {rows.map((row) => (
        <Link key={row.key} to={row.path} className={styles.item} aria-current={row.path === path ? 'page' : undefined}>
          <row.icon aria-hidden />
          <span>{t(`menu.${row.key}`)}</span>
        </Link>
      ))}
      <button type="button" className={styles.item} onClick={() => open('palette')}>
        <SearchOutlined aria-hidden />
        <span>{ui('action.search')}</span>
      </button>
      <button type="button" className={styles.item} onClick={() => open('menu')}>
        <MenuOutlined aria-hidden />
        <span>{t('frame.more')}</span>
      </button>
    </nav>
  );
}
