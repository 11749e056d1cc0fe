import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { retryWaybillTasks, type WaybillTaskRow } from '@zhidan/core/waybills/number-api.ts';
import { waybillProblems } from '@zhidan/core/waybills/waybill-problem.ts';
import { waybillTaskKinds } from '@zhidan/core/waybills/waybill-task.ts';
import { Alert, Button, Descriptions } from 'antd';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useShopName } from '../use-shop-name.ts';
import styles from '../waybills.module.css';
import { waybillsWords } from '../waybills-words.ts';
import { TaskTag } from './task-columns.tsx';

type TaskDetailProps = Readonly<{ task: WaybillTaskRow | null; onEnter: () => void; onClose: () => void }>;

/** Why a parcel has no number yet, and what to do about it. */
export function TaskDetail({ task, onEnter, onClose }: TaskDetailProps) {
  const t = useWords(waybillsWords);
  const say = useSay();
  const mayTake = useMay('waybills.take');
  return (
    <DetailDrawer
      title={task?.fulfillmentNo}
      isOpen={task !== null}
      onClose={onClose}
      footer={
        task &&
        mayTake && (
          <div className={styles.foot}>
            {task.kind === 'take' && <Button onClick={onEnter}>{t('number.enter')}</Button>}
            <RetryButton tasks={[task]} onDone={onClose} />
          </div>
        )
      }
    >
      {task?.problem && (
        <Alert
          type={task.dueAt === null ? 'error' : 'warning'}
          showIcon
          style={{ marginBottom: 14 }}
          title={say(waybillProblems[task.problem].words)}
          description={
            <>
              {say(waybillProblems[task.problem].cure)}
              {task.platformWords && (
                <>
                  <br />
                  {t('number.words', { words: task.platformWords })} {task.platformCode && `(${task.platformCode})`}
                </>
              )}
            </>
          }
        />
      )}
      {task && <Facts task={task} />}
    </DetailDrawer>
  );
}

function Facts({ task }: { task: WaybillTaskRow }) {
  const t = useWords(waybillsWords);
  const say = useSay();
  const shopName = useShopName();
  const items = [
    { key: 'state', label: t('number.state'), children: <TaskTag task={task} /> },
    { key: 'kind', label: t('number.kind'), children: say(waybillTaskKinds[task.kind]) },
    { key: 'shop', label: t('number.shop'), children: shopName(task.shopId) },
    { key: 'carrier', label: t('number.carrier'), children: say(carriers[task.carrier].words) },
    { key: 'waybill', label: t('number.waybill'), children: task.waybillNo ?? '—' },
    { key: 'account', label: t('number.account'), children: task.accountName || '—' },
    { key: 'since', label: t('number.since'), children: <InstantText at={task.beganAt} /> },
    { key: 'due', label: t('number.due'), children: task.dueAt ? <InstantText at={task.dueAt} /> : '—' },
    { key: 'tries', label: t('number.tries'), children: task.tryCount },
    { key: 'shipBy', label: t('number.shipBy'), children: task.shipBy ? <InstantText at={task.shipBy} /> : '—' },
  ];
  return <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 112 } }} />;
}

/** Tries tasks again now. */
export function RetryButton({ tasks, onDone }: { tasks: readonly WaybillTaskRow[]; onDone: () => void }) {
  const t = useWords(waybillsWords);
  const toast = useToast();
  const retry = useCommand(retryWaybillTasks, ['waybill_account', 'parcel']);
  const retried = (doneCount: number): void => {
    toast.done(t('number.retried', { count: doneCount }));
    onDone();
  };
  const keys = tasks.map(({ parcelId, kind }) => ({ parcelId, kind }));
  const again = (): void => void retry.ask({ tasks: keys }).then(({ doneCount }) => retried(doneCount), toast.failed);
  return (
    <Button type="primary" loading={retry.isPending} onClick={again}>
      {t('number.retry')}
    </Button>
  );
}
