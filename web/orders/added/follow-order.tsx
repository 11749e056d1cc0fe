import { PlusSquareOutlined } from '@ant-design/icons';
import type { OrderView } from '@zhidan/core/orders/api.ts';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { AddOrderForm } from './add-order-form.tsx';
import { addedWords } from './added-words.ts';

/** Sends goods of an order again, exchanges or copies it; the key F opens the form. Without an order: one that came by phone. */
export function FollowOrder({ source }: { source: OrderView | null }) {
  const t = useWords(addedWords);
  const navigate = useNavigate();
  const mayAdd = useMay('orders.add');
  const [isOpen, setOpen] = useState(false);
  useKey('f', mayAdd && source !== null && !isOpen, () => setOpen(true));
  if (!mayAdd) return null;
  const added = (orderId: string): void => {
    setOpen(false);
    void navigate({ to: '/orders/$orderId', params: { orderId } });
  };
  return (
    <>
      <Button
        size={source ? 'small' : 'middle'}
        icon={<PlusSquareOutlined />}
        title={source ? t('followKey') : undefined}
        onClick={() => setOpen(true)}
      >
        {t(source ? 'follow' : 'add')}
      </Button>
      {isOpen && <AddOrderForm source={source} onClose={() => setOpen(false)} onAdded={added} />}
    </>
  );
}

/** A single key, while nobody is typing. */
function useKey(key: string, isOn: boolean, act: () => void): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const press = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && /^(?:INPUT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key !== key || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
