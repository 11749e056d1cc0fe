import { openBuyerOrder } from '@zhidan/core/buyers/buyer-api.ts';
import { Button, Form, Input } from 'antd';
import { useCommand } from '../lib/use-command.ts';
import { useWords } from '../lib/words.ts';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { BuyerFrame } from './buyer-frame.tsx';
import { BuyerOrderCard } from './buyer-order-card.tsx';
import { buyersWords } from './buyers-words.ts';

type Fields = Readonly<{ orderNo: string; phoneTail: string }>;

/** A buyer without a link: the number and the end of the phone open the order. */
export function OpenOrderPage() {
  const t = useWords(buyersWords);
  const opening = useCommand(openBuyerOrder);
  if (opening.data) return <BuyerOrderCard token={opening.data.token} start={opening.data.order} />;
  const required = { required: true, message: t('open.needed') };
  return (
    <BuyerFrame title={t('open.title')}>
      <Form<Fields> layout="vertical" size="large" onFinish={(fields) => opening.give(fields)}>
        <Form.Item name="orderNo" label={t('open.number')} rules={[required]}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phoneTail" label={t('open.tail')} rules={[required, { pattern: /^\d{4}$/, message: t('open.tailBad') }]}>
          <Input maxLength={4} inputMode="numeric" autoComplete="off" />
        </Form.Item>
        <RefusalNote error={opening.error} />
        <Button type="primary" htmlType="submit" block loading={opening.isPending}>
          {t('open.button')}
        </Button>
      </Form>
    </BuyerFrame>
  );
}
