import type { AuditQueueRow } from '@zhidan/core/audit/decision-api.ts';
import { useState, type ReactNode } from 'react';
import { ChooseForm, SplitDialog, useMerge } from '../../fulfillment/index.ts';
import { useMay } from '../../lib/session.ts';
import { RequestForm } from '../../requests/index.ts';
import { QuestionDialog } from '../questions/question-dialog.tsx';
import { DeskKeySheet } from './desk-key-sheet.tsx';
import { fits, type DeskAct } from './desk-keys.ts';
import { useDecide } from './use-decide.tsx';

type Rows = readonly AuditQueueRow[];
type Open = Readonly<{ act: Exclude<DeskAct, 'pass' | 'finance' | 'hold' | 'reject' | 'merge'>; row: AuditQueueRow; rows: Rows }>;

/** All that is done at the desk, with the forms it takes. `onDone`: what was worked on is no longer what it was. */
export function useDesk(stage: 'audit' | 'finance', onDone: () => void) {
  const { dialog, isAsking, isPending, decide } = useDecide(onDone);
  const { merge, isPending: isMerging } = useMerge();
  const [open, setOpen] = useState<Open | null>(null);
  const [isHelping, setHelping] = useState(false);
  const rights = {
    decide: useMay('audit.decide'),
    finance: useMay('audit.finance'),
    join: useMay('fulfillment.manage'),
    request: useMay('requests.make'),
  };
  const may = (act: DeskAct): boolean => {
    if (act === 'pass') return stage === 'finance' ? rights.finance : rights.decide;
    if (act === 'reject') return rights.finance;
    if (act === 'route' || act === 'merge' || act === 'split') return rights.join;
    return act === 'change' ? rights.request : rights.decide;
  };
  const act = (deed: DeskAct, rows: Rows): void => {
    const [row] = rows;
    if (!row || !may(deed) || !fits(deed, { stage, count: rows.length })) return;
    if (deed === 'pass' || deed === 'finance' || deed === 'hold' || deed === 'reject') decide(deed, rows);
    else if (deed === 'merge') merge([rows.map(({ id }) => id)], { done: onDone });
    else setOpen({ act: deed, row, rows });
  };
  const close = (): void => setOpen(null);
  const done = (): void => {
    close();
    onDone();
  };
  const dialogs: ReactNode = (
    <>
      {dialog}
      {open?.act === 'route' && <ChooseForm ids={open.rows.map(({ id }) => id)} onClose={close} onDone={close} />}
      {open?.act === 'split' && <SplitDialog fulfillmentId={open.row.id} onClose={close} onDone={done} />}
      {open?.act === 'change' && <RequestForm orderId={open.row.leadOrderId} orderNo={open.row.channelOrderNos[0] ?? ''} onClose={close} />}
      {open?.act === 'ask' && <QuestionDialog row={open.row} onClose={close} onDone={done} />}
      {isHelping && <DeskKeySheet onClose={() => setHelping(false)} />}
    </>
  );
  return {
    dialogs,
    isBusy: isAsking || open !== null || isHelping,
    isPending: isPending || isMerging,
    may,
    act,
    help: () => setHelping(true),
  };
}
