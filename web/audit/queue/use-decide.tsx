import * as api from '@zhidan/core/audit/decision-api.ts';
import { auditExceptionKinds } from '@zhidan/core/audit/audit-exception.ts';
import { useState, type ReactNode } from 'react';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { useToast } from '../../ui/toast.tsx';
import { auditWords } from '../audit-words.ts';
import { BatchPreview } from './batch-preview.tsx';

type Rows = readonly api.AuditQueueRow[];
type Asking = Readonly<{ kind: api.HandDecision; rows: Rows }>;

const follows = ['fulfillment_order', 'order'];
const reasonWords = {
  pass: ['queue.passForce', 'queue.passNote'],
  finance: ['queue.finance', 'queue.passNote'],
  hold: ['queue.hold', 'queue.holdNote'],
  reject: ['queue.reject', 'queue.rejectNote'],
} as const;

/** Whether audit itself stopped it, so that a person may force it. */
export const isStoppedByRule = ({ exceptions }: api.AuditQueueRow): boolean =>
  exceptions.some(({ kind }) => (auditExceptionKinds as readonly string[]).includes(kind));

/** The decisions a person takes on parcels that wait: one at once or for a reason, several after a look at what becomes of each. */
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
  const tell = ({ items }: api.Decided, undo?: () => void): void => {
    const refused = items.filter(({ isDone }) => !isDone);
    const count = items.length - refused.length;
    if (count > 0) toast.done(t('queue.done', { count }), undo);
    if (refused.length > 0) toast.warned(t('queue.notDone', { count: refused.length, words: refused[0]?.words ?? '' }));
    setAsking(null);
    if (count > 0) onDone();
  };
  const give = (kind: api.HandDecision, ids: api.AuditQueueRow['id'][], reason: string): void => {
    const ask = { ids, reason };
    if (kind === 'pass') passing.give(ask, tell);
    if (kind === 'finance') sending.give(ask, tell);
    if (kind === 'reject') rejecting.give(ask, tell);
    if (kind === 'hold') holding.give(ask, (answer) => tell(answer, () => unholding.give({ ids })));
  };
  const commands = [passing, sending, rejecting, holding];
  const isPending = commands.some((command) => command.isPending);
  const error = commands.find((command) => command.error)?.error ?? null;
  const decide = (kind: api.HandDecision, rows: Rows): void => {
    const isForced = kind === 'pass' && mayForce && rows.some(isStoppedByRule);
    const needsReason = kind === 'hold' || kind === 'reject' || isForced;
    if (rows.length > 1 || needsReason) setAsking({ kind, rows });
    else
      give(
        kind,
        rows.map(({ id }) => id),
        '',
      );
  };
  return { dialog: dialogOf(), isAsking: asking !== null, isPending, decide };

  function dialogOf(): ReactNode {
    if (!asking) return null;
    const { kind, rows } = asking;
    const close = (): void => setAsking(null);
    const given = { isPending, error, onClose: close };
    if (rows.length > 1)
      return <BatchPreview kind={kind} rows={rows} mayForce={mayForce} onGive={(ids, reason) => give(kind, ids, reason)} {...given} />;
    const [title, note] = reasonWords[kind];
    const ids = rows.map(({ id }) => id);
    return <ReasonModal title={t(title)} note={t(note)} confirm={t(title)} onGive={(reason) => give(kind, ids, reason)} {...given} />;
  }
}
