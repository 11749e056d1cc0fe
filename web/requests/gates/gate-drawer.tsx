import type { Condition } from '@zhidan/core/conditions/condition.ts';
import type { GateRow } from '@zhidan/core/requests/request-api.ts';
import { gatePlace } from '@zhidan/core/requests/request-catalog.ts';
import { requestKinds } from '@zhidan/core/requests/request-kind.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { ConditionEditor, ConditionSentence } from '../../conditions/index.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import styles from '../requests.module.css';
import { requestsWords } from '../requests-words.ts';

type GateDrawerProps = Readonly<{
  gate: GateRow;
  isPending: boolean;
  error: Error | null;
  onSave: (condition: Condition) => void;
  onClose: () => void;
}>;

/** When a request may be made, line by line. */
export function GateDrawer({ gate, isPending, error, onSave, onClose }: GateDrawerProps) {
  const t = useWords(requestsWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const [condition, setCondition] = useState<Condition>(gate.condition);
  return (
    <DetailDrawer
      title={t('gate.editOf', { kind: say(requestKinds[gate.kind].words) })}
      width={760}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" loading={isPending} onClick={() => onSave(condition)}>
            {t('gate.save')}
          </Button>
        </div>
      }
    >
      <div className={styles.stack}>
        <div className={styles.strong}>{t('gate.all')}</div>
        <ConditionEditor label={t('gate.all')} start={gate.condition} place={gatePlace} onChange={setCondition} />
        <ConditionSentence condition={condition} place={gatePlace} />
        <RefusalNote error={error} />
      </div>
    </DetailDrawer>
  );
}
