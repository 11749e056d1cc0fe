import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { revealReceiver, type OrderView } from '@zhidan/core/orders/api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { receiverKindWords } from '@zhidan/core/orders/order-state-words.ts';
import { Button, Descriptions } from 'antd';
import { useState } from 'react';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import styles from './detail.module.css';
import { ordersWords } from '../orders-words.ts';

type Plain = OutputOf<typeof revealReceiver>;

/** To whom it goes, masked; in full for who may and says why, until the page is left. */
export function ReceiverPanel({ order }: { order: OrderView }) {
  const t = useWords(ordersWords);
  const say = useSay();
  const mayReveal = useMay('personal_data.reveal');
  const [plain, setPlain] = useState<Plain | null>(null);
  const [isAsking, setAsking] = useState(false);
  const revealing = useCommand(revealReceiver, ['order']);
  const give = (reason: string): void =>
    revealing.give({ orderId: order.id, reason }, (answer) => {
      setPlain(answer);
      setAsking(false);
    });
  const { receiver } = order;
  const shown = plain ?? { ...receiver, address: `${receiver.province}${receiver.city}${receiver.district}****` };
  const items = [
    { key: 'name', label: t('receiver.name'), children: shown.name },
    { key: 'phone', label: t('receiver.phone'), children: <span className="zd-number">{shown.phone}</span> },
    { key: 'address', label: t('receiver.address'), children: shown.address },
    ...(plain?.buyerNick ? [{ key: 'nick', label: t('receiver.nick'), children: plain.buyerNick }] : []),
    { key: 'kind', label: t('filter.receiverKind'), children: say(receiverKindWords[receiver.kind]) },
  ];
  return (
    <>
      <Descriptions column={1} size="small" colon={false} items={items} styles={{ label: { width: 84 } }} />
      {plain === null && mayReveal && (
        <Button size="small" className={styles.reveal} icon={<EyeOutlined />} onClick={() => setAsking(true)}>
          {t('receiver.reveal')}
        </Button>
      )}
      {plain && (
        <>
          <Button size="small" icon={<EyeInvisibleOutlined />} onClick={() => setPlain(null)}>
            {t('receiver.hide')}
          </Button>
          <CopyButton text={[plain.name, plain.phone, plain.address].join(' ')} />
        </>
      )}
      {isAsking && (
        <ReasonModal
          title={t('receiver.reveal')}
          note={t('receiver.revealNote')}
          confirm={t('receiver.reveal')}
          suggestions={[t('receiver.reason.call'), t('receiver.reason.courier')]}
          isPending={revealing.isPending}
          error={revealing.error}
          onGive={give}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
