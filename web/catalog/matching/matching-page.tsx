import { showMatching } from '@zhidan/core/catalog/listing-api.ts';
import { ThunderboltOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { matchingTabs } from '../catalog-search.ts';
import { catalogWords } from '../catalog-words.ts';
import styles from '../catalog.module.css';
import { MakeSkus } from './make-skus.tsx';
import { MatchedList } from './matched-list.tsx';
import { UnmatchedList } from './unmatched-list.tsx';

const route = getRouteApi('/frame/matching');
const refreshMs = 15_000;

/** Where listings of shops meet the SKUs of the warehouse. */
export function MatchingPage() {
  const t = useWords(catalogWords);
  const mayManage = useMay('catalog.manage');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [made, setMade] = useState<'none' | 'all' | readonly string[]>('none');
  const sum = useAnswer(showMatching, {}, { follows: ['listing', 'sku'], refetchInterval: refreshMs }).data;
  const shops = sum?.shops ?? [];
  const { tab = 'unmatched', ...filters } = search;
  const set = (values: object): void => void navigate({ search: { tab: search.tab, ...values }, replace: true });
  return (
    <>
      <PageHeader
        title={t('match.title')}
        note={t('match.note')}
        actions={
          mayManage && (
            <Button
              type="primary"
              icon={<ThunderboltOutlined />}
              disabled={sum?.unmatchedCount === 0}
              data-tour="make-skus"
              onClick={() => setMade('all')}
            >
              {t('make.action')}
            </Button>
          )
        }
      />
      {sum && sum.waitingOrderCount > 0 && (
        <div className={styles.sum}>
          <StatusTag tone="bad" text={t('match.waitingSum', { count: sum.waitingOrderCount })} />
        </div>
      )}
      <Tabs
        activeKey={tab}
        onChange={(key) => void navigate({ search: { tab: matchingTabs.find((one) => one === key) }, replace: true })}
        destroyOnHidden
        items={[
          {
            key: 'unmatched',
            label: t('match.tabUnmatched', { count: sum?.unmatchedCount ?? '…' }),
            children: <UnmatchedList filters={filters} shops={shops} setFilters={set} makeOf={setMade} />,
          },
          { key: 'matched', label: t('match.tabMatched'), children: <MatchedList filters={filters} shops={shops} setFilters={set} /> },
        ]}
      />
      <MakeSkus listingIds={made === 'none' || made === 'all' ? null : made} isOpen={made !== 'none'} onClose={() => setMade('none')} />
    </>
  );
}
