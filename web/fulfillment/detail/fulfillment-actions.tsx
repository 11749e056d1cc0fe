import * as api from '@zhidan/core/fulfillment/fulfillment-api.ts';
import type { FulfillmentOutcomes, FulfillmentSummary } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { fulfillmentLife, openStages, stagesBeforeRelease, stagesOnTheFloor } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { actionsFrom } from '@zhidan/core/kernel/life-cycle.ts';
import { PauseCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { HoldForm } from '../../orders/index.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { fulfillmentWords } from '../fulfillment-words.ts';
import styles from '../fulfillment.module.css';
import { JoiningActions } from '../joining/joining-actions.tsx';
import { ChooseForm } from './choose-form.tsx';
import { useOutcomeTelling } from './use-outcome-telling.ts';

type Row = Pick<FulfillmentSummary, 'id' | 'stage' | 'orders' | 'isPart'>;
type Props = Readonly<{ rows: readonly Row[]; label?: string; onDone?: () => void }>;

/** Still in the house, so that a hold keeps it there. */
const isHere = ({ stage }: Row): boolean => openStages.some((one) => one === stage);
const onFloor = ({ stage }: Row): boolean => stagesOnTheFloor.some((one) => one === stage);
const may =
  (action: string) =>
  ({ stage }: Row): boolean =>
    actionsFrom(fulfillmentLife, stage).includes(action);

/** What people do with fulfillment orders beside the warehouse; each is offered where the table of the life has it. */
const deeds = {
  withdraw: { isFor: (row: Row) => may('withdraw')(row) && !onFloor(row), isDanger: false },
  askStop: { isFor: (row: Row) => may('withdraw')(row) && onFloor(row), isDanger: false },
  stopped: { isFor: (row: Row) => may('withdraw')(row) && onFloor(row), isDanger: false },
  elsewhere: { isFor: may('ship_elsewhere'), isDanger: false },
  cancel: { isFor: may('cancel'), isDanger: true },
  reopen: { isFor: may('reopen'), isDanger: false },
} as const;
type Deed = keyof typeof deeds;

/** The buttons of one fulfillment order, or of those that are picked: one that fits none of them is not shown. */
export function FulfillmentActions({ rows, label, onDone }: Props) {
  const t = useWords(fulfillmentWords);
  const [open, setOpen] = useState<Deed | 'choose' | 'hold' | null>(null);
  const mayAudit = useMay('audit.display');
  if (!useMay('fulfillment.manage')) return null;
  const fitting = (Object.keys(deeds) as Deed[]).filter((deed) => rows.some(deeds[deed].isFor));
  const isWaiting = rows.every(({ stage }) => stagesBeforeRelease.some((one) => one === stage));
  const isJoined = rows.every(({ stage }) => stage === 'merged' || stage === 'split');
  const isRestorable = isJoined || rows.every(({ orders, isPart }) => isPart || orders.length > 1);
  const [only] = rows.length === 1 ? rows : [];
  const isChoosable = rows.some(({ stage }) => stagesBeforeRelease.some((one) => one === stage));
  const close = (): void => setOpen(null);
  const finish = (): void => {
    close();
    onDone?.();
  };
  return (
    <div className={styles.foot}>
      {label && <strong>{label}</strong>}
      {only && (only.stage === 'audit' || only.stage === 'finance') && mayAudit && (
        <Link to="/audit-queue" search={{ open: only.id, ...(only.stage === 'finance' ? { stage: only.stage } : {}) }}>
          <Button type="primary">{t('goAudit')}</Button>
        </Link>
      )}
      {isChoosable && <Button onClick={() => setOpen('choose')}>{t('choose')}</Button>}
      {(isWaiting || isJoined) && (
        <JoiningActions ids={rows.map(({ id }) => id)} isWaiting={isWaiting} isRestorable={isRestorable} {...(onDone ? { onDone } : {})} />
      )}
      {rows.every(isHere) && (
        <Button icon={<PauseCircleOutlined />} onClick={() => setOpen('hold')}>
          {t('hold')}
        </Button>
      )}
      {fitting.map((deed) => (
        <Button key={deed} danger={deeds[deed].isDanger} onClick={() => setOpen(deed)}>
          {t(deed)}
        </Button>
      ))}
      {open === 'choose' && <ChooseForm ids={rows.map(({ id }) => id)} onClose={close} onDone={finish} />}
      {open === 'hold' && (
        <HoldForm orderIds={rows.flatMap(({ orders }) => orders.map(({ orderId }) => orderId))} onClose={close} onDone={finish} />
      )}
      {open !== null && open !== 'choose' && open !== 'hold' && (
        <DeedModal deed={open} rows={rows.filter(deeds[open].isFor)} onClose={close} onDone={finish} />
      )}
    </div>
  );
}

function DeedModal({ deed, rows, onClose, onDone }: { deed: Deed; rows: readonly Row[]; onClose: () => void; onDone: () => void }) {
  const t = useWords(fulfillmentWords);
  const tell = useOutcomeTelling();
  const changes = ['fulfillment_order', 'order', 'parcel'];
  const withdraw = useCommand(api.withdrawFulfillments, changes);
  const cancel = useCommand(api.cancelFulfillments, changes);
  const reopen = useCommand(api.reopenFulfillments, changes);
  const elsewhere = useCommand(api.shipElsewhere, changes);
  const ids = rows.map(({ id }) => id);
  const done = (answer: FulfillmentOutcomes): void => {
    tell(answer);
    onDone();
  };
  const give: Readonly<Record<Deed, (reason: string) => void>> = {
    withdraw: (reason) => withdraw.give({ ids, reason, isStopConfirmed: false }, done),
    askStop: (reason) => withdraw.give({ ids, reason, isStopConfirmed: false }, done),
    stopped: (reason) => withdraw.give({ ids, reason, isStopConfirmed: true }, done),
    cancel: (reason) => cancel.give({ ids, reason, isStopConfirmed: false }, done),
    reopen: (reason) => reopen.give({ ids, reason }, done),
    elsewhere: (reason) => elsewhere.give({ ids, reason }, done),
  };
  const commands = [withdraw, cancel, reopen, elsewhere];
  return (
    <ReasonModal
      title={t(deed)}
      note={t(`${deed}.note`)}
      confirm={t(deed)}
      isDanger={deeds[deed].isDanger}
      isPending={commands.some(({ isPending }) => isPending)}
      error={commands.find(({ error }) => error)?.error ?? null}
      onGive={give[deed]}
      onClose={onClose}
    />
  );
}
