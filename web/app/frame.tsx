import { useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { openLive } from '../lib/live.ts';
import { useSession } from '../lib/session.ts';
import { useWords } from '../lib/words.ts';
import { useIsNarrow } from '../ui/layout-mode.ts';
import { appWords } from './app-words.ts';
import { BottomBar } from './bars/bottom-bar.tsx';
import { Brand } from './brand.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import styles from './frame.module.css';
import type { Overlay } from './keyboard/overlay.ts';
import { SessionDialog } from './session-dialog.tsx';
import { SideMenu } from './bars/side-menu.tsx';
import { TopBar } from './bars/top-bar.tsx';
import { useHotkeys } from './keyboard/use-hotkeys.ts';

const Palette = lazy(async () => ({ default: (await import('./keyboard/palette.tsx')).Palette }));
const TourGuide = lazy(async () => ({ default: (await import('../guide/tour-guide.tsx')).TourGuide }));
const KeyHelp = lazy(async () => ({ default: (await import('./keyboard/key-help.tsx')).KeyHelp }));

/** The house around every page: menu, search, connection, session. */
export function Frame() {
  const t = useWords(appWords);
  const session = useSession();
  const client = useQueryClient();
  const isNarrow = useIsNarrow();
  const [overlay, setOverlay] = useState<Overlay>(null);
  useEffect(() => openLive(client), [client]);
  useHotkeys(setOverlay);
  const close = (): void => setOverlay(null);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('frame.skip')}
      </a>
      {!isNarrow && (
        <aside className={styles.side}>
          <div className={styles.brand}>
            <Brand merchantName={session.merchantName} />
          </div>
          <SideMenu />
        </aside>
      )}
      <div className={styles.main}>
        <TopBar open={setOverlay} />
        <ConnectionBanner />
        <main id="content" className={styles.content} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {isNarrow && <BottomBar open={setOverlay} />}
      <Drawer
        open={overlay === 'menu'}
        onClose={close}
        placement="left"
        size={280}
        title={<Brand merchantName={session.merchantName} />}
        styles={{ body: { padding: 0 } }}
      >
        <SideMenu onGo={close} />
      </Drawer>
      <Suspense>
        {overlay === 'palette' && <Palette open={setOverlay} />}
        {overlay === 'keys' && <KeyHelp onClose={close} />}
        <TourGuide />
      </Suspense>
      <SessionDialog />
    </div>
  );
}
