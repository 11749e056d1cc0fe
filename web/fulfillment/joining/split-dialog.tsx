import { previewSplit, splitFulfillment } from '@zhidan/core/fulfillment/joining/joining-api.ts';
import { mostParts } from '@zhidan/core/fulfillment/joining/split-plan.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Modal, Skeleton } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { answerOf } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from './joining.module.css';
import { joiningWords } from './joining-words.ts';
import { byHand, partsOf, partsText, sharesOf, withPart, withPieces, type Plan } from './split-plan.ts';
import { SplitTable } from './split-table.tsx';
import { SplitWays } from './split-ways.tsx';
import { useRefusalText, useRestore } from './use-joining.ts';

type SplitDialogProps = Readonly<{ fulfillmentId: string; onClose: () => void; onDone: () => void }>;

/** Splits a fulfillment order: by a way or by hand, with money, weight and freight of each part before it is done. */
export function SplitDialog({ fulfillmentId, onClose, onDone }: SplitDialogProps) {
  const t = useWords(joiningWords);
  const textOf = useRefusalText();
  const [plan, setPlan] = useState<Plan>(byHand);
  const { data, error } = usePreview(fulfillmentId, plan);
  const splitting = useSplit(fulfillmentId, onDone);
  const lines = data?.lines ?? [];
  const parts = partsOf(plan, lines, data?.parts ?? []);
  const shares = sharesOf(parts);
  const isReady = shares.length > 1 && !splitting.isPending;
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isReady) splitting.split(shares);
  };
  return (
    <Modal
      open
      title={t('splitTitle', { no: data?.no ?? '' })}
      width={760}
      okText={t('split')}
      okButtonProps={{ disabled: !isReady, loading: splitting.isPending }}
      onOk={() => splitting.split(shares)}
      onCancel={onClose}
    >
      <RefusalNote error={error ?? splitting.error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <div role="group" aria-label={t('split')} onKeyDown={press}>
          <SplitWays plan={plan} setPlan={setPlan} />
          <SplitTable
            lines={lines}
            parts={parts}
            views={data.parts}
            setPieces={(part, position, quantity) => setPlan(withPieces(parts, { part, position, quantity }))}
          />
          {data.refusal && plan.how !== 'hand' && <p className={styles.reason}>{textOf(data.refusal)}</p>}
          <p className={styles.hint}>{t('rest')}</p>
          <Button size="small" disabled={parts.length >= mostParts} onClick={() => setPlan(withPart(parts))}>
            {t('addPart')}
          </Button>
        </div>
      )}
    </Modal>
  );
}

/** What the server makes of a plan; while it thinks, what it said before stays. */
function usePreview(fulfillmentId: string, plan: Plan) {
  const base = { fulfillmentId };
  const typed = plan.how === 'hand' ? plan.typed : [];
  const known = useQuery(answerOf(previewSplit, base as QuestionOf<typeof previewSplit>, { follows: ['fulfillment_order'] }));
  const text = plan.how === 'hand' ? partsText(partsOf({ how: 'hand', typed }, known.data?.lines ?? [], [])) : undefined;
  const question = plan.how === 'hand' ? { ...base, parts: text } : { ...base, way: plan.how, most: plan.most };
  return useQuery({
    ...answerOf(previewSplit, question as QuestionOf<typeof previewSplit>, { follows: ['fulfillment_order'] }),
    placeholderData: keepPreviousData,
  });
}

function useSplit(fulfillmentId: string, onDone: () => void) {
  const t = useWords(joiningWords);
  const toast = useToast();
  const { restore } = useRestore();
  const splitting = useCommand(splitFulfillment, ['fulfillment_order', 'order']);
  const split = (parts: { position: number; quantity: number }[][]): void =>
    splitting.give({ fulfillmentId, parts } as QuestionOf<typeof splitFulfillment>, ({ ids }) => {
      toast.done(t('splitDone', { count: ids.length }), () => restore(ids.slice(0, 1)));
      onDone();
    });
  return { ...splitting, split };
}
