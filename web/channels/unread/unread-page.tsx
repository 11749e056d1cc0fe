import { FileUnknownOutlined } from '@ant-design/icons';
import { listUnreadDocuments, type UnreadDocumentRow } from '@zhidan/core/channels/shop/unread-api.ts';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { channelsWords } from '../channels-words.ts';
import { useShopChoices } from '../shops/use-shops.ts';
import { useUnreadColumns } from './unread-columns.tsx';
import { UnreadDetail } from './unread-detail.tsx';

const route = getRouteApi('/frame/unread-documents');
const everyMs = 20_000;

/** Documents that a platform gave and that are no orders yet: none is lost, each waits for a reader. */
export function UnreadPage() {
  const t = useWords(channelsWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const documents = usePages(listUnreadDocuments, search, {
    follows: ['shop', 'unread_document'],
    refetchInterval: everyMs,
  });
  const [openId, setOpenId] = useState<UnreadDocumentRow['id'] | null>(null);
  const shopChoices = useShopChoices();
  return (
    <>
      <PageHeader title={t('unread.title')} note={t('unread.note')} />
      <DataTable
        name="unread-documents"
        label={t('unread.title')}
        columns={useUnreadColumns()}
        list={documents}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpenId(id)}
        empty={<EmptyState icon={<FileUnknownOutlined />} title={t('unread.emptyTitle')} lesson={t('unread.emptyLesson')} />}
        toolbar={
          <FilterBar
            filters={[{ kind: 'choice', key: 'shopId', label: t('runs.shop'), choices: shopChoices, width: 180 }]}
            values={search}
            onChange={(values) => void navigate({ search: values as typeof search, replace: true })}
          />
        }
      />
      <UnreadDetail document={documents.rows?.find(({ id }) => id === openId) ?? null} onClose={() => setOpenId(null)} />
    </>
  );
}
