import { MergeCellsOutlined, RollbackOutlined, SplitCellsOutlined } from '@ant-design/icons';
import { Button, Checkbox, Space, Tooltip } from 'antd';
import { useState } from 'react';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { joiningWords } from './joining-words.ts';
import { SplitDialog } from './split-dialog.tsx';
import { useMerge, useRestore } from './use-joining.ts';

type JoiningActionsProps = Readonly<{
  /** the chosen fulfillment orders */
  ids: readonly string[];
  /** they wait before their release; what was merged or split can only be undone */
  isWaiting: boolean;
  /** merged or split, so that it can be undone */
  isRestorable: boolean;
  /** after something was done: the chosen ones are others now */
  onDone?: () => void;
}>;

/** Merge, split and undo for chosen fulfillment orders; what is refused says why. */
export function JoiningActions({ ids, isWaiting, isRestorable, onDone }: JoiningActionsProps) {
  const t = useWords(joiningWords);
  const mayJoin = useMay('fulfillment.manage');
  const [isSplitting, setSplitting] = useState(false);
  const [isReceiverConfirmed, setReceiverConfirmed] = useState(false);
  const { merge, isPending: isMerging, error: mergeError, data } = useMerge();
  const { restore, isPending: isRestoring, error: restoreError } = useRestore();
  const [first] = ids;
  if (!mayJoin || first === undefined) return null;
  const isOne = ids.length === 1;
  const needsWord = data?.outcomes.some(({ refusal }) => refusal?.code.startsWith('merge.receiver_')) ?? false;
  return (
    <>
      <Space wrap>
        {isWaiting && !isOne && (
          <Button
            icon={<MergeCellsOutlined />}
            loading={isMerging}
            onClick={() => merge([ids], { isReceiverConfirmed, ...(onDone ? { done: onDone } : {}) })}
          >
            {t('mergeCount', { count: ids.length })}
          </Button>
        )}
        {!isOne && needsWord && (
          <Checkbox checked={isReceiverConfirmed} onChange={({ target }) => setReceiverConfirmed(target.checked)}>
            {t('confirmReceiver')}
          </Checkbox>
        )}
        {isWaiting && isOne && (
          <Button icon={<SplitCellsOutlined />} onClick={() => setSplitting(true)}>
            {t('split')}
          </Button>
        )}
        {isRestorable && (
          <Tooltip title={t('restoreNote')}>
            <Button icon={<RollbackOutlined />} loading={isRestoring} onClick={() => restore(ids, onDone)}>
              {t('restore')}
            </Button>
          </Tooltip>
        )}
      </Space>
      <RefusalNote error={mergeError ?? restoreError} />
      {isSplitting && (
        <SplitDialog
          fulfillmentId={first}
          onClose={() => setSplitting(false)}
          onDone={() => {
            setSplitting(false);
            onDone?.();
          }}
        />
      )}
    </>
  );
}
