import * as api from '@zhidan/core/audit/decision-api.ts';
import { auditExceptionKinds } from '@zhidan/core/audit/audit-exception.ts';
import { useState, type ReactNode } from 'react';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { useToast } from '../../ui/toast.tsx';
import { auditWords } from '../audit-words.ts';

type Rows = readonly api.AuditQueueRow[];
type Asking = Readonly<{ kind: 'pass' | 'hold' | 'reject'; rows: Rows }>;

const follows = ['fulfillment_order', 'order'];

/** Whether audit itself stopped it, so that a person may force it. */
const isStoppedByRule = ({ exceptions }: api.AuditQueueRow): boolean =>
  exceptions.some(({ kind }) => (auditExceptionKinds as readonly string[]).includes(kind));

/** The decisions a person takes on parcels that wait, and the dialog that asks why where that is needed. */
export function useDecide(onDone: () => void) {
  const t = useWords(auditWords);
  const toast = useToast();
  const mayForce = useMay('audit.release');
  const passing = useCommand(api.passAudit, follows);
  const sending = useCommand(api.sendToFinance, follows);
  const rejecting = useCommand(api.rejectFromFinance, follows);
  const holding = useCommand(api.holdAudit, follows);
  const unholding = useCommand(api.unholdAudit, follows);
  const [asking, setAsking] = useState<Asking | null>(null);
  const idsOf = (rows: Rows) => rows.map(({ id }) => id);
  const tell = ({ items }: api.Decided, undo?: () => void): void => {
    const refused = items.filter(({ isDone }) => !isDone);
    const count = items.length - refused.length;
    if (count > 0) toast.done(t('queue.done', { count }), undo);
    if (refused.length > 0) toast.warned(t('queue.notDone', { count: refused.length, words: refused[0]?.words ?? '' }));
    setAsking(null);
    if (count > 0) onDone();
  };
  const give = {
    pass: (rows: Rows, reason: string) => passing.give({ ids: idsOf(rows), reason }, tell),
    hold: (rows: Rows, reason: string) =>
      holding.give({ ids: idsOf(rows), reason }, (answer) => tell(answer, () => unholding.give({ ids: idsOf(rows) }))),
    reject: (rows: Rows, reason: string) => rejecting.give({ ids: idsOf(rows), reason }, tell),
  };
  const isPending = passing.isPending || sending.isPending || rejecting.isPending || holding.isPending;
  const dialog: ReactNode = asking && (
    <ReasonModal
      title={t(({ pass: 'queue.passForce', hold: 'queue.hold', reject: 'queue.reject' } as const)[asking.kind])}
      note={t(({ pass: 'queue.passNote', hold: 'queue.holdNote', reject: 'queue.rejectNote' } as const)[asking.kind])}
      confirm={t(({ pass: 'queue.passForce', hold: 'queue.hold', reject: 'queue.reject' } as const)[asking.kind])}
      isPending={isPending}
      error={passing.error ?? holding.error ?? rejecting.error}
      onGive={(reason) => give[asking.kind](asking.rows, reason)}
      onClose={() => setAsking(null)}
    />
  );
  return {
    dialog,
    isPending,
    pass: (rows: Rows): void => (mayForce && rows.some(isStoppedByRule) ? setAsking({ kind: 'pass', rows }) : give.pass(rows, '')),
    toFinance: (rows: Rows): void => sending.give({ ids: idsOf(rows) }, tell),
    hold: (rows: Rows): void => setAsking({ kind: 'hold', rows }),
    reject: (rows: Rows): void => setAsking({ kind: 'reject', rows }),
  };
}
