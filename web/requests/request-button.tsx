import { SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '../lib/session.ts';
import { useWords } from '../lib/words.ts';
import { requestsWords } from './requests-words.ts';

const LazyDialog = lazy(async () => ({ default: (await import('./dialog/request-dialog.tsx')).RequestDialog }));

type RequestFormProps = Readonly<{ orderId: string; orderNo: string; onClose: () => void }>;

/** The form by which people ask for a change of an order; fetched when it is wanted. */
export function RequestForm(props: RequestFormProps) {
  return (
    <Suspense>
      <LazyDialog {...props} />
    </Suspense>
  );
}

type RequestButtonProps = Readonly<{ orderId: string; orderNo: string; isSmall?: boolean }>;

/** Opens the form by which people ask for a change of an order. Nothing for who may not ask. */
export function RequestButton({ orderId, orderNo, isSmall = true }: RequestButtonProps) {
  const t = useWords(requestsWords);
  const mayMake = useMay('requests.make');
  const [isOpen, setOpen] = useState(false);
  if (!mayMake) return null;
  return (
    <>
      <Button size={isSmall ? 'small' : 'middle'} icon={<SwapOutlined />} onClick={() => setOpen(true)}>
        {t('ask.button')}
      </Button>
      {isOpen && <RequestForm orderId={orderId} orderNo={orderNo} onClose={() => setOpen(false)} />}
    </>
  );
}
