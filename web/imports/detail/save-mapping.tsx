import { SaveOutlined } from '@ant-design/icons';
import { saveImportMapping, type ImportView } from '@zhidan/core/imports/api.ts';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { importsWords } from '../imports-words.ts';

/** Keeps how this file is read under a name; only what has been checked. */
export function SaveMapping({ importId, isDisabled }: { importId: ImportView['id']; isDisabled: boolean }) {
  const t = useWords(importsWords);
  const toast = useToast();
  const save = useCommand(saveImportMapping, ['import', 'import_mapping']);
  const [name, setName] = useState<string | null>(null);
  const send = (): void => {
    if (!name?.trim()) return;
    save.give({ importId, name }, () => {
      setName(null);
      toast.done(t('mapping.saved'));
    });
  };
  if (name === null)
    return (
      <Button type="link" icon={<SaveOutlined />} disabled={isDisabled} onClick={() => setName('')}>
        {t('mapping.save')}
      </Button>
    );
  return (
    <div>
      <Space.Compact>
        <Input
          autoFocus
          value={name}
          maxLength={60}
          placeholder={t('mapping.name')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={send}
        />
        <Button type="primary" loading={save.isPending} disabled={!name.trim()} onClick={send}>
          {t('mapping.save')}
        </Button>
      </Space.Compact>
      <RefusalNote error={save.error} />
    </div>
  );
}
