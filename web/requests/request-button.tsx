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

type RequestButtonProps = Readonly<{
  orderId: string;
  orderNo: string;
  isSmall?: boolean;
  /** in a row of a list: only the sign */
  isInRow?: boolean;
}>;

/** Opens the form by which people ask for a change of an order. Nothing for who may not ask. */
export function RequestButton({ orderId, orderNo, isSmall = true, isInRow = false }: RequestButtonProps) {
  const t = useWords(requestsWords);
  const mayMake = useMay('requests.make');
  const [isOpen, setOpen] = useState(false);
  if (!mayMake) return null;
  const open = (): void => setOpen(true);
  const form = isOpen && <RequestForm orderId={orderId} orderNo={orderNo} onClose={() => setOpen(false)} />;
  if (isInRow)
    return (
      // a press in the form is none on the row
      <span role="presentation" onClick={(event) => event.stopPropagation()}>
        <Button
          size="small"
          type="text"
          icon={<SwapOutlined />}
          aria-label={t('ask.buttonOf', { no: orderNo })}
          title={t('ask.button')}
          onClick={open}
        />
        {form}
      </span>
    );
  return (
    <>
      <Button size={isSmall ? 'small' : 'middle'} icon={<SwapOutlined />} onClick={open}>
        {t('ask.button')}
      </Button>
      {form}
    </>
  );
}
