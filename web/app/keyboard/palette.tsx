import {
  BulbOutlined,
  LogoutOutlined,
  MoonOutlined,
  QuestionCircleOutlined,
  SearchOutlined,
  SunOutlined,
  TranslationOutlined,
} from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useSession } from '../../lib/session.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { appWords } from '../app-words.ts';
import { useSwitchLanguage } from '../bars/appearance-menu.tsx';
import { themePreference, useIsDark } from '../appearance.ts';
import type { Overlay } from './overlay.ts';
import { menuFor } from '../menu.ts';
import { findEntries, type PaletteEntry } from './palette-entries.ts';
import styles from './palette.module.css';
import { useOrderSearch } from './use-order-search.ts';
import { useSignOut } from '../bars/user-menu.tsx';

type Group = Readonly<{ title: string; entries: readonly PaletteEntry[] }>;

/** One box that finds pages and actions, and hands any other text to the list of orders; keyboard first. */
export function Palette({ open }: { open: (overlay: Overlay) => void }) {
  const t = useWords(appWords);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const sought = useOrderSearch(text, () => open(null));
  const found = usePaletteGroups(open).map((group) => ({ ...group, entries: findEntries(group.entries, text) }));
  const groups = [...found, { title: t('palette.orders'), entries: sought }];
  const entries = groups.flatMap((group) => group.entries);
  const chosen = entries[Math.min(at, entries.length - 1)];
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, entries.length - 1) + step + entries.length) % entries.length);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) chosen?.run();
  };
  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={() => open(null)}
      width={560}
      style={{ top: 72 }}
      styles={{ container: { padding: 0 } }}
    >
      <Input
        autoFocus
        variant="borderless"
        size="large"
        className={styles.input}
        prefix={<SearchOutlined />}
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={chosen && `palette-${chosen.key}`}
        aria-label={t('keys.palette')}
        placeholder={t('palette.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id="palette-list" role="listbox" aria-label={t('keys.palette')} className={styles.list}>
        {groups.map((group) => (
          <EntryGroup key={group.title} group={group} chosen={chosen} />
        ))}
        {entries.length === 0 && (
          <EmptyState icon={<BulbOutlined />} title={t('palette.nothing', { text })} lesson={t('palette.nothingLesson')} />
        )}
      </div>
    </Modal>
  );
}

function EntryGroup({ group, chosen }: { group: Group; chosen: PaletteEntry | undefined }) {
  const say = useSay();
  if (group.entries.length === 0) return null;
  return (
    <div role="group" aria-label={group.title}>
      <div className={styles.group}>{group.title}</div>
      {group.entries.map((entry) => (
        // the keyboard stays in the box; these are for the pointer
        <div
          key={entry.key}
          id={`palette-${entry.key}`}
          role="option"
          tabIndex={-1}
          aria-selected={entry.key === chosen?.key}
          ref={(node) => {
            if (entry.key === chosen?.key) node?.scrollIntoView({ block: 'nearest' });
          }}
          className={styles.entry}
          onClick={entry.run}
          onKeyDown={undefined}
        >
          <entry.icon />
          <span>{say(entry.words)}</span>
          {entry.hotkey && <kbd>{entry.hotkey}</kbd>}
        </div>
      ))}
    </div>
  );
}

/** What can be found: the pages of the person, and what can be done from anywhere. */
function usePaletteGroups(open: (overlay: Overlay) => void): Group[] {
  const t = useWords(appWords);
  const session = useSession();
  const navigate = useNavigate();
  const isDark = useIsDark();
  const language = useLanguage();
  const switchLanguage = useSwitchLanguage();
  const signOut = useSignOut();
  const rows = appWords.rows;
  const closing = (run: () => void) => (): void => {
    open(null);
    run();
  };
  const pages: PaletteEntry[] = menuFor(session).map((row) => ({
    key: row.key,
    icon: row.icon,
    ...(row.hotkey === null ? {} : { hotkey: `g ${row.hotkey}` }),
    words: rows[`menu.${row.key}`],
    run: closing(() => void navigate({ to: row.path })),
  }));
  const actions: PaletteEntry[] = [
    {
      key: 'theme',
      icon: isDark ? SunOutlined : MoonOutlined,
      words: rows[isDark ? 'palette.toLight' : 'palette.toDark'],
      run: closing(() => themePreference.write(isDark ? 'light' : 'dark')),
    },
    {
      key: 'language',
      icon: TranslationOutlined,
      words: rows['palette.toOther'],
      run: closing(() => switchLanguage(language === 'en' ? 'zh-CN' : 'en')),
    },
    { key: 'keys', icon: QuestionCircleOutlined, hotkey: '?', words: rows['palette.keys'], run: () => open('keys') },
    { key: 'sign-out', icon: LogoutOutlined, words: rows['account.signOut'], run: closing(signOut) },
  ];
  return [
    { title: t('palette.pages'), entries: pages },
    { title: t('palette.actions'), entries: actions },
  ];
}
