import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Tag, Tooltip } from 'antd';
import { lazy, Suspense } from 'react';
import { useConnection } from '../../lib/connection.ts';
import { useMay, useSession } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { useIsNarrow } from '../../ui/layout-mode.ts';
import { AppearanceMenu } from './appearance-menu.tsx';
import { appWords } from '../app-words.ts';
import { Brand } from '../brand.tsx';
import type { Overlay } from '../keyboard/overlay.ts';
import { modifierName } from '../keyboard/modifier-name.ts';
import styles from './top-bar.module.css';
import { UserMenu } from './user-menu.tsx';

// the bell may come a moment after the bar: its badge is not worth making the first page wait
const NoticeBell = lazy(async () => ({ default: (await import('../../notify/notice-bell.tsx')).NoticeBell }));

/** Search, connection, display and the person. */
export function TopBar({ open }: { open: (overlay: Overlay) => void }) {
  const t = useWords(appWords);
  const session = useSession();
  const isNarrow = useIsNarrow();
  return (
    <header className={styles.bar}>
      {isNarrow ? (
        <>
          <Button type="text" icon={<MenuOutlined />} aria-label={t('frame.openMenu')} onClick={() => open('menu')} />
          <Brand size={26} />
        </>
      ) : (
        <button type="button" className={styles.search} onClick={() => open('palette')} aria-keyshortcuts="Control+K Meta+K">
          <SearchOutlined aria-hidden />
          <span>{t('palette.placeholder')}</span>
          <kbd>{modifierName()} K</kbd>
        </button>
      )}
      <span className={styles.space} />
      {session.isDemo && <DemoTag />}
      {!isNarrow && <LiveDot />}
      <Suspense fallback={<Button type="text" icon={<i />} aria-hidden disabled />}>
        <NoticeBell />
      </Suspense>
      <AppearanceMenu />
      <UserMenu />
    </header>
  );
}

/** Says that nothing here is real, and leads whoever may to shops of their own. */
function DemoTag() {
  const t = useWords(appWords);
  const tag = <Tag className={styles.demo}>{t('frame.demo')}</Tag>;
  if (!useMay('settings.manage')) return tag;
  return (
    <Tooltip title={t('frame.demoLeave')}>
      <Link to="/own-shops">{tag}</Link>
    </Tooltip>
  );
}

function LiveDot() {
  const t = useWords(appWords);
  const isLive = useConnection().live === 'open';
  const text = t(isLive ? 'frame.live' : 'frame.notLive');
  return (
    <Tooltip title={text}>
      <output className={styles.live} data-live={isLive} aria-label={text} />
    </Tooltip>
  );
}
