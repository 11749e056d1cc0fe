import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { usePreference } from '../../lib/preference.ts';
import { useSession } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { appWords } from '../app-words.ts';
import { findEntries } from '../keyboard/palette-entries.ts';
import { chosenGroups, isGroupOpen } from '../menu-groups.ts';
import { menuFor, menuGroups, type MenuRow } from '../menu.ts';
import styles from './side-menu.module.css';

/** The pages the person may open: by group, folded but for the daily ones, or those that a text finds in either language. */
export function SideMenu({ onGo }: { onGo?: () => void }) {
  const t = useWords(appWords);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const rows = menuFor(useSession());
  const found = findEntries(
    rows.map((row) => ({ row, words: appWords.rows[`menu.${row.key}`] })),
    text,
  ).map(({ row }) => row);
  const go = (): void => {
    setText('');
    onGo?.();
  };
  const goToFirst = (): void => {
    const [first] = found;
    if (!first) return;
    void navigate({ to: first.path });
    go();
  };
  return (
    <nav className={styles.menu} aria-label={t('frame.mainMenu')}>
      <input
        type="search"
        className={styles.search}
        placeholder={t('menu.search')}
        aria-label={t('menu.search')}
        maxLength={40}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setText('');
          if (event.key === 'Enter' && text.trim() !== '' && !event.nativeEvent.isComposing) goToFirst();
        }}
      />
      {text.trim() === '' ? (
        <Groups rows={rows} onGo={go} />
      ) : (
        <>
          <Rows rows={found} onGo={go} />
          {found.length === 0 && <p className={styles.none}>{t('menu.notFound')}</p>}
        </>
      )}
    </nav>
  );
}

type ListProps = Readonly<{ rows: readonly MenuRow[]; onGo: () => void }>;

function Groups({ rows, onGo }: ListProps) {
  const t = useWords(appWords);
  const session = useSession();
  const chosen = usePreference(chosenGroups);
  const path = useRouterState({ select: (state) => state.location.pathname });
  return menuGroups.map(({ key, words }) => {
    const own = rows.filter(({ group }) => group === key);
    if (own.length === 0) return null;
    const isOpen = isGroupOpen(key, { session, chosen, path });
    return (
      <section key={key} className={styles.group}>
        <h2>
          <button
            type="button"
            className={styles.name}
            aria-expanded={isOpen}
            onClick={() => chosenGroups.write({ ...chosen, [key]: !isOpen })}
          >
            {t(words)}
            {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          </button>
        </h2>
        {isOpen && <Rows rows={own} onGo={onGo} />}
      </section>
    );
  });
}

function Rows({ rows, onGo }: ListProps) {
  const t = useWords(appWords);
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.key}>
          <Link to={row.path} className={styles.link} aria-current={row.path === path ? 'page' : undefined} onClick={onGo}>
            <row.icon aria-hidden />
            {t(`menu.${row.key}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
