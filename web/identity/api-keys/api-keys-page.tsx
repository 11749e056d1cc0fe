import { ApiOutlined, PlusOutlined } from '@ant-design/icons';
import { listApiKeys, revokeApiKey, type ApiKeyView } from '@zhidan/core/identity/api-key-api.ts';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useApiKeyColumns } from './api-key-columns.tsx';
import { ApiKeyForm } from './api-key-form.tsx';
import { identityWords } from '../identity-words.ts';

/** Keys for other systems. */
export function ApiKeysPage() {
  const t = useWords(identityWords);
  const keys = usePages(listApiKeys, {}, { follows: ['api_key'] });
  const [isAdding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyView | null>(null);
  const add = (
    <Button type="primary" icon={<PlusOutlined />} data-tour="add-key" onClick={() => setAdding(true)}>
      {t('keys.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('keys.title')} note={t('keys.note')} actions={add} />
      <DataTable
        name="api-keys"
        label={t('keys.title')}
        columns={useApiKeyColumns(setRevoking)}
        list={keys}
        rowKey={(key) => key.id}
        empty={<EmptyState icon={<ApiOutlined />} title={t('keys.emptyTitle')} lesson={t('keys.emptyLesson')} action={add} />}
      />
      {isAdding && <ApiKeyForm onClose={() => setAdding(false)} />}
      {revoking && <RevokeModal apiKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

/** Cannot be undone, so it is asked. */
function RevokeModal({ apiKey, onClose }: { apiKey: ApiKeyView; onClose: () => void }) {
  const t = useWords(identityWords);
  const toast = useToast();
  const revoke = useCommand(revokeApiKey, ['api_key']);
  const send = (): void =>
    revoke.give({ apiKeyId: apiKey.id }, () => {
      toast.done(t('keys.revoked'));
      onClose();
    });
  return (
    <Modal
      open
      title={`${t('keys.revoke')} ${apiKey.name}`}
      okText={t('keys.revoke')}
      okButtonProps={{ danger: true, loading: revoke.isPending }}
      onOk={send}
      onCancel={onClose}
      width={420}
    >
      <p>{t('keys.revokeNote', { name: apiKey.name })}</p>
      <RefusalNote error={revoke.error} />
    </Modal>
  );
}
