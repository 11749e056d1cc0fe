import { DownOutlined, SaveOutlined } from '@ant-design/icons';
import { deleteView, listSavedViews, restoreView, saveView, type SavedView } from '@zhidan/core/customize/api.ts';
import { Button, Checkbox, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { useItems } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { copyText } from '../../ui/copy-text.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { boardSearch, type BoardSearch } from './board-search.ts';
import { boardWords } from './board-words.ts';

type ViewsProps = Readonly<{ filters: BoardSearch; onShow: (filters: BoardSearch) => void }>;

const textsOf = (filters: BoardSearch): Record<string, string> =>
  Object.fromEntries(Object.entries(filters).flatMap(([field, text]) => (text ? [[field, text]] : [])));
const isSame = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean =>
  Object.keys(one).length === Object.keys(other).length && Object.entries(one).every(([field, text]) => other[field] === text);

/** Saved filters of the board: shown, kept, shared, and sent as a link. */
export function BoardViews({ filters, onShow }: ViewsProps) {
  const t = useWords(boardWords);
  const toast = useToast();
  const [isSaving, setSaving] = useState(false);
  const views = useItems(listSavedViews, { list: 'board' }, { follows: ['view'] }).rows ?? [];
  const deleting = useCommand(deleteView, ['view']);
  const restoring = useCommand(restoreView, ['view']);
  const texts = textsOf(filters);
  const shown = views.find(({ filter }) => isSame(filter, texts));
  const remove = ({ id, name }: SavedView): void => {
    const restore = (): void => void restoring.ask({ viewId: id }).then(() => toast.done(t('viewRestored', { name })), toast.failed);
    deleting.ask({ viewId: id }).then(() => toast.done(t('viewDeleted', { name }), restore), toast.failed);
  };
  const copy = async (): Promise<void> => {
    if (await copyText(location.href)) toast.done(t('linkCopied'));
  };
  const items = [
    { key: 'all', label: t('all'), onClick: () => onShow({}) },
    ...views.map((view) => ({ key: view.id, label: view.name, onClick: () => onShow(boardSearch.parse(view.filter)) })),
    { key: 'line', type: 'divider' as const },
    { key: 'link', label: t('copyLink'), onClick: () => void copy() },
    ...(shown?.isOwn ? [{ key: 'delete', label: t('deleteView'), danger: true, onClick: () => remove(shown) }] : []),
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, selectedKeys: [shown?.id ?? (Object.keys(texts).length === 0 ? 'all' : '')] }}>
        <Button>
          {shown?.name ?? t('views')} <DownOutlined />
        </Button>
      </Dropdown>
      {!shown && Object.keys(texts).length > 0 && (
        <Button icon={<SaveOutlined />} onClick={() => setSaving(true)}>
          {t('saveView')}
        </Button>
      )}
      {isSaving && <SaveForm filter={texts} onClose={() => setSaving(false)} />}
    </>
  );
}

function SaveForm({ filter, onClose }: { filter: Record<string, string>; onClose: () => void }) {
  const t = useWords(boardWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const mayShare = useMay('views.share');
  const saving = useCommand(saveView, ['view']);
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const save = (): void => {
    if (name.trim() === '') return;
    saving.give({ list: 'board', name, isShared, filter, columns: { order: [], hidden: [], widths: {} }, sort: '' }, () => {
      toast.done(t('viewSaved', { name }));
      onClose();
    });
  };
  return (
    <Modal
      open
      title={t('saveView')}
      okText={t('saveView')}
      cancelText={ui('action.cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: saving.isPending }}
      onOk={save}
      onCancel={onClose}
      width={420}
    >
      <Input
        autoFocus
        maxLength={30}
        aria-label={t('viewName')}
        placeholder={t('viewName')}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={save}
      />
      {mayShare && (
        <Checkbox style={{ marginTop: 12 }} checked={isShared} onChange={({ target }) => setShared(target.checked)}>
          {t('shareView')}
        </Checkbox>
      )}
      <RefusalNote error={saving.error} />
    </Modal>
  );
}
