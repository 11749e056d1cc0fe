import { CloudUploadOutlined } from '@ant-design/icons';
import { listShipNotices, type ShipNoticeRow } from '@zhidan/core/channels/notice/notice-api.ts';
import { noticeStates } from '@zhidan/core/channels/notice/notice-state.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar, type Filter } from '../../ui/table/filter-bar.tsx';
import styles from '../channels.module.css';
import { useShopChoices } from '../shops/use-shops.ts';
import { NoticeActions } from './notice-actions.tsx';
import { useNoticeColumns } from './notice-columns.tsx';
import { NoticeDetail } from './notice-detail.tsx';
import { noticeWords } from './notice-words.ts';

const route = getRouteApi('/frame/ship-notices');
const everyMs = 20_000;

/** What platforms are told of parcels that left. */
export function NoticesPage() {
  const t = useWords(noticeWords);
  const say = useSay();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [openId, setOpenId] = useState<ShipNoticeRow['id'] | null>(null);
  const [picked, pick] = useState<readonly string[]>([]);
  const notices = usePages(listShipNotices, search, { follows: ['ship_notice'], refetchInterval: everyMs });
  const chosen = (notices.rows ?? []).filter(({ id }) => picked.includes(id));
  const filters: Filter[] = [
    { kind: 'text', key: 'search', label: t('filter.search'), width: 220 },
    {
      kind: 'choice',
      key: 'state',
      label: t('col.state'),
      choices: Object.entries(noticeStates).map(([value, words]) => ({ value, label: say(words) })),
      width: 120,
    },
    { kind: 'choice', key: 'shopId', label: t('col.shop'), choices: useShopChoices(), width: 180 },
  ];
  return (
    <>
      <PageHeader title={t('page.title')} note={t('page.note')} />
      <DataTable
        name="ship-notices"
        label={t('page.title')}
        columns={useNoticeColumns()}
        list={notices}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpenId(id)}
        picked={{ keys: picked, pick }}
        summary={
          chosen.length > 0 && (
            <span className={styles.actions} role="status">
              {t('picked.count', { count: chosen.length })}
              <Button type="link" size="small" onClick={() => pick([])}>
                {t('picked.none')}
              </Button>
              <NoticeActions notices={chosen} onDone={() => pick([])} />
            </span>
          )
        }
        empty={<EmptyState icon={<CloudUploadOutlined />} title={t('empty.title')} lesson={t('empty.lesson')} />}
        toolbar={
          <FilterBar
            filters={filters}
            values={search}
            onChange={(values) => void navigate({ search: values as typeof search, replace: true })}
          />
        }
      />
      <NoticeDetail notice={notices.rows?.find(({ id }) => id === openId) ?? null} onClose={() => setOpenId(null)} />
    </>
  );
}
