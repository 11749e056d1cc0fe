import { DownOutlined, EllipsisOutlined, SaveOutlined, ShareAltOutlined } from '@ant-design/icons';
import { changeView } from '@zhidan/core/customize/api.ts';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { copyText } from '../../ui/copy-text.ts';
import { useIsNarrow } from '../../ui/layout-mode.ts';
import type { ColumnChoice } from '../../ui/table/column.ts';
import { useToast } from '../../ui/toast.tsx';
import { filterOf, sortText, type OrdersSearch } from '../orders-search.ts';
import { ordersWords } from '../orders-words.ts';
import { isShowing, useViewDeletion, useViewTabs, type ViewTab } from './use-views.ts';
import { ViewForm } from './view-form.tsx';
import styles from './views.module.css';

type ViewBarProps = Readonly<{ search: OrdersSearch; choice: ColumnChoice; open: (tab: ViewTab) => void }>;

/** The views as tabs, and what can be done with the one that is open. */
export function ViewBar({ search, choice, open }: ViewBarProps) {
  const t = useWords(ordersWords);
  const { tabs, others } = useViewTabs();
  const active = [...tabs, ...others].find(({ key }) => key === (search.view ?? 'all')) ?? null;
  const more: MenuProps['items'] = others.map((tab) => ({ key: tab.key, label: tab.name, onClick: () => open(tab) }));
  const shown = active && others.includes(active) ? [...tabs, active] : tabs;
  return (
    <nav className={styles.bar} aria-label={t('views.label')}>
      <div className={styles.tabs} role="tablist">
        {shown.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            aria-selected={tab === active}
            className={styles.tab}
            onClick={() => open(tab)}
            title={tab.saved?.isShared ? t('views.shared') : undefined}
          >
            {tab.name}
            {tab.saved?.isShared && <ShareAltOutlined className={styles.mark} />}
          </button>
        ))}
        {others.length > 0 && (
          <Dropdown trigger={['click']} menu={{ items: more }}>
            <button type="button" className={styles.tab}>
              {t('views.more')} <DownOutlined className={styles.mark} />
            </button>
          </Dropdown>
        )}
      </div>
      <ViewActions active={active} search={search} choice={choice} open={open} />
    </nav>
  );
}

type ViewActionsProps = ViewBarProps & Readonly<{ active: ViewTab | null }>;

function ViewActions({ active, search, choice, open }: ViewActionsProps) {
  const t = useWords(ordersWords);
  const toast = useToast();
  const [form, setForm] = useState<'new' | 'rename' | null>(null);
  const remove = useViewDeletion();
  const changing = useCommand(changeView, ['view']);
  const mayShare = useMay('views.share');
  const isNarrow = useIsNarrow();
  const saved = active?.saved ?? null;
  const mayChange = saved !== null && (saved.isOwn || mayShare);
  const columns = { order: [...choice.order], hidden: [...choice.hidden], widths: { ...choice.widths } };
  const { search: _sought, ...filter } = filterOf(search);
  const content = { filter: withoutGaps(filter), columns, sort: sortText(search) };
  const isSame = active !== null && isShowing(active, search) && (!saved || JSON.stringify(saved.columns) === JSON.stringify(columns));
  const update = (): void => {
    if (!saved) return;
    const { id, name, isShared } = saved;
    changing.ask({ viewId: id, name, isShared, ...content }).then(() => toast.done(t('views.saved', { name })), toast.failed);
  };
  const link = async (): Promise<void> => {
    if (await copyText(location.href)) toast.done(t('views.linkCopied'));
  };
  const items: MenuProps['items'] = [
    { key: 'link', label: t('views.copyLink'), onClick: () => void link() },
    ...(mayChange ? [{ key: 'rename', label: t('views.rename'), onClick: () => setForm('rename') }] : []),
    ...(mayChange ? [{ key: 'delete', label: t('views.delete'), danger: true, onClick: () => remove(saved) }] : []),
  ];
  const opened = (viewId: string): void => open({ key: viewId, name: '', search, saved: null });
  return (
    <div className={styles.actions}>
      {!isSame && mayChange && (
        <Button size="small" type="link" loading={changing.isPending} onClick={update}>
          {t('views.update')}
        </Button>
      )}
      {!isSame && (
        <Button size="small" type="link" icon={<SaveOutlined />} aria-label={t('views.saveAs')} onClick={() => setForm('new')}>
          {!isNarrow && t('views.saveAs')}
        </Button>
      )}
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button size="small" type="text" icon={<EllipsisOutlined />} aria-label={t('views.actions')} title={t('views.actions')} />
      </Dropdown>
      {form && <ViewForm view={form === 'rename' ? saved : null} content={content} onSaved={opened} onClose={() => setForm(null)} />}
    </div>
  );
}

function withoutGaps(filter: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).flatMap(([field, text]) => (text === undefined ? [] : [[field, text]])));
}
