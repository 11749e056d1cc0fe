import { LockOutlined } from '@ant-design/icons';
import { revealChannelOrder, showChannelOrder } from '@zhidan/core/channels/api.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { orderRoads } from '@zhidan/core/orders/order.ts';
import { Button, Descriptions, Skeleton } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { useIsNarrow } from '../../ui/layout-mode.ts';
import { JsonView } from '../../ui/json-view.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { ordersWords } from '../orders-words.ts';

/** The platform's document as it came, by which road and when; one that shows a receiver opens for a reason. */
export function DocumentPanel({ orderId }: { orderId: string }) {
  const t = useWords(ordersWords);
  const say = useSay();
  const isNarrow = useIsNarrow();
  const mayReveal = useMay('personal_data.reveal');
  const told = useAnswer(showChannelOrder, { orderId } as QuestionOf<typeof showChannelOrder>, { follows: ['order'] });
  const [opened, setOpened] = useState<JsonObject | null>(null);
  const [isAsking, setAsking] = useState(false);
  const revealing = useCommand(revealChannelOrder, ['order']);
  if (told.error && !told.data) return <RefusalNote error={told.error} retry={() => void told.refetch()} />;
  if (!told.data) return <Skeleton active />;
  const { road, modifiedAt, readAt, receivedAt, isSealed } = told.data;
  const document = opened ?? (told.data.document as JsonObject | null);
  const give = (reason: string): void =>
    revealing.give({ orderId, reason } as QuestionOf<typeof revealChannelOrder>, (answer) => {
      setOpened(answer.document as JsonObject);
      setAsking(false);
    });
  const items = [
    { key: 'road', label: t('document.road'), children: say(orderRoads[road]) },
    { key: 'modifiedAt', label: t('document.modifiedAt'), children: <InstantText at={modifiedAt} /> },
    { key: 'readAt', label: t('document.readAt'), children: <InstantText at={readAt} /> },
    { key: 'receivedAt', label: t('document.receivedAt'), children: <InstantText at={receivedAt} /> },
  ];
  return (
    <>
      <Descriptions column={isNarrow ? 1 : 2} size="small" colon={false} items={items} />
      {document ? (
        <JsonView value={document} />
      ) : (
        <EmptyState
          icon={<LockOutlined />}
          title={t('document.sealed')}
          action={isSealed && mayReveal && <Button onClick={() => setAsking(true)}>{t('document.reveal')}</Button>}
        />
      )}
      {isAsking && (
        <ReasonModal
          title={t('document.reveal')}
          note={t('document.revealNote')}
          confirm={t('document.reveal')}
          suggestions={[t('document.reason.check')]}
          isPending={revealing.isPending}
          error={revealing.error}
          onGive={give}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
