import type { OrderView } from '@zhidan/core/orders/api.ts';
import { clearByHand, forceRelease } from '@zhidan/core/orders/exceptions/exception-api.ts';
import { endsByHand, orderExceptions, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { ordersWords } from '../orders-words.ts';

/** What a person may do with an open exception: clear what only a person ends, force what may be forced. */
export function ExceptionActions({ orderId, kind }: { orderId: OrderView['id']; kind: OrderExceptionKind }) {
  const t = useWords(ordersWords);
  const [asking, setAsking] = useState<'clear' | 'force' | null>(null);
  const clear = useCommand(clearByHand, ['order']);
  const force = useCommand(forceRelease, ['order']);
  const { ends, force: rule } = orderExceptions[kind];
  const mayClear = useMay('fulfillment.manage') && endsByHand(ends);
  const mayForce = useMay('fulfillment.force') && rule === 'with_reason';
  const close = (): void => setAsking(null);
  const give = (reason: string): void =>
    asking === 'force'
      ? force.give({ orderId, kinds: [kind], reason }, close)
      : clear.give({ exceptions: [{ orderId, kind }], reason }, close);
  return (
    <>
      {mayClear && (
        <Button size="small" onClick={() => setAsking('clear')}>
          {t('exception.clear')}
        </Button>
      )}{' '}
      {mayForce && (
        <Button size="small" danger onClick={() => setAsking('force')}>
          {t('exception.force')}
        </Button>
      )}
      {asking && (
        <ReasonModal
          title={t(`exception.${asking}`)}
          note={t(`exception.${asking}Note`)}
          confirm={t(`exception.${asking}`)}
          isDanger={asking === 'force'}
          isPending={clear.isPending || force.isPending}
          error={clear.error ?? force.error}
          onGive={give}
          onClose={close}
        />
      )}
    </>
  );
}
