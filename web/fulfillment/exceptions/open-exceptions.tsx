import { CheckCircleOutlined } from '@ant-design/icons';
import { clearByHand, listExceptions, type ExceptionRow } from '@zhidan/core/orders/exceptions/exception-api.ts';
import { endsByHand, orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { startingRoles } from '@zhidan/core/identity/role.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useShopNames } from '../../orders/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { fulfillmentWords } from '../fulfillment-words.ts';
import { knownName } from '../known-filters.ts';
import styles from '../fulfillment.module.css';
import { useExceptionColumns } from './exception-columns.tsx';
import type { ExceptionsSearch } from './exceptions-search.ts';
import { KindTiles } from './kind-tiles.tsx';

const route = getRouteApi('/frame/exceptions');

/** Open exceptions by kind, the oldest first; those that only a person ends can be picked and cleared together. */
export function OpenExceptions() {
  const t = useWords(fulfillmentWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const search = route.useSearch();
  const { shopId, search: orderNo } = search;
  const [kind, owner] = [knownName(orderExceptions, search.kind), knownName(startingRoles, search.owner)];
  const navigate = route.useNavigate();
  const { shops } = useShopNames();
  const [keys, pick] = useState<readonly string[]>([]);
  const mayManage = useMay('fulfillment.manage');
  const question = { kind, owner, shopId, search: orderNo } as Omit<QuestionOf<typeof listExceptions>, 'after' | 'limit'>;
  const list = usePages(listExceptions, question, { follows: ['order'] });
  const show = (search: ExceptionsSearch): void => {
    pick([]);
    void navigate({ search, replace: true });
  };
  const picked = (list.rows ?? []).filter(({ id }) => keys.includes(id));
  return (
    <>
      <KindTiles shopId={shopId} chosen={kind} onChoose={(next) => show({ kind: next, owner, shopId, search: orderNo })} />
      <DataTable
        name="exceptions"
        label={t('exceptions.title')}
        columns={useExceptionColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ orderId }) => void navigate({ to: '/orders/$orderId', params: { orderId } })}
        {...(mayManage ? { picked: { keys, pick } } : {})}
        empty={
          kind || owner || shopId || orderNo ? (
            <EmptyState icon={<CheckCircleOutlined />} title={ui('list.nothingFits')} />
          ) : (
            <EmptyState icon={<CheckCircleOutlined />} title={t('exceptions.none')} lesson={t('exceptions.noneLesson')} />
          )
        }
        toolbar={
          <FilterBar
            filters={[
              { kind: 'text', key: 'search', label: t('exceptions.search'), width: 210 },
              {
                kind: 'choice',
                key: 'owner',
                label: t('exceptions.owner'),
                choices: (Object.keys(startingRoles) as (keyof typeof startingRoles)[]).map((value) => ({
                  value,
                  label: say(startingRoles[value].words),
                })),
                width: 120,
              },
              {
                kind: 'choice',
                key: 'shopId',
                label: t('shop'),
                choices: shops.map(({ id, name }) => ({ value: id as string, label: name })),
              },
            ]}
            values={{ owner, shopId, search: orderNo }}
            onChange={(values) => show({ ...(values as ExceptionsSearch), kind })}
          />
        }
        summary={picked.length > 0 && <ClearPicked rows={picked} onDone={() => pick([])} />}
      />
    </>
  );
}

/** Only those that end by hand are cleared; the others end by themselves or are forced on the order's page. */
function ClearPicked({ rows, onDone }: { rows: readonly ExceptionRow[]; onDone: () => void }) {
  const t = useWords(fulfillmentWords);
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const command = useCommand(clearByHand, ['order']);
  const clearable = rows.filter(({ kind }) => endsByHand(orderExceptions[kind].ends));
  const give = (reason: string): void =>
    command.give({ exceptions: clearable.map(({ orderId, kind }) => ({ orderId, kind })), reason }, ({ clearedCount }) => {
      toast.done(t('exceptions.cleared', { count: clearedCount }));
      onDone();
    });
  return (
    <div className={styles.foot}>
      <strong>{t('picked', { count: rows.length })}</strong>
      <Button type="primary" disabled={clearable.length === 0} onClick={() => setAsking(true)}>
        {t('exceptions.clear')} {clearable.length}
      </Button>
      {isAsking && (
        <ReasonModal
          title={t('exceptions.clear')}
          note={t('exceptions.clearNote')}
          confirm={t('exceptions.clear')}
          suggestions={[t('exceptions.goodIdea'), t('exceptions.checked')]}
          isPending={command.isPending}
          error={command.error}
          onGive={give}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
