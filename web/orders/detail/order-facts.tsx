import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { OrderView } from '@zhidan/core/orders/api.ts';
import { closingWords, paymentWords, refundWords, shippingWords } from '@zhidan/core/orders/order-state-words.ts';
import { isNoFlag } from '@zhidan/core/orders/seller-flag.ts';
import { Descriptions, type DescriptionsProps } from 'antd';
import { useListText, useSay, useWords } from '../../lib/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { useIsNarrow } from '../../ui/layout-mode.ts';
import { DueText } from '../list/due-text.tsx';
import { NotesCell } from '../list/notes-cell.tsx';
import { ordersWords } from '../orders-words.ts';
import { useShopNames } from '../use-shop-names.ts';

/** Numbers, moments and states of an order. */
export function OrderFacts({ order }: { order: OrderView }) {
  const t = useWords(ordersWords);
  const say = useSay();
  const listText = useListText();
  const isNarrow = useIsNarrow();
  const { shopName, channelName, channelOf } = useShopNames();
  const { states, shopId, channelOrderNo, splitFrom } = order;
  const hasNotes = order.buyerMessage || order.sellerMemo || !isNoFlag(order.sellerFlag);
  const moment = (key: 'orderedAt' | 'paidAt' | 'shippedAt' | 'completedAt', at: Instant | null) =>
    at === null ? [] : [{ key, label: t(`detail.${key}`), children: <InstantText at={at} /> }];
  const items: DescriptionsProps['items'] = [
    {
      key: 'no',
      label: t('detail.unnamed'),
      children: (
        <>
          <span className="zd-number">{channelOrderNo}</span> <CopyButton text={channelOrderNo} />
        </>
      ),
    },
    { key: 'shop', label: t('detail.shop'), children: `${channelName(channelOf(shopId))} · ${shopName(shopId)}` },
    {
      key: 'states',
      label: t('detail.states'),
      children: listText([
        say(paymentWords[states.payment]),
        say(shippingWords[states.shipping]),
        say(refundWords[states.refund]),
        say(closingWords[states.closing]),
      ]),
    },
    { key: 'platformStatus', label: t('detail.platformStatus'), children: <span className="zd-code">{order.platformStatus}</span> },
    ...moment('orderedAt', order.orderedAt),
    ...moment('paidAt', order.paidAt),
    ...(order.shipBy
      ? [
          {
            key: 'shipBy',
            label: t('detail.shipBy'),
            children:
              order.status === 'received' ? <DueText shipBy={order.shipBy} status={order.status} /> : <InstantText at={order.shipBy} />,
          },
        ]
      : []),
    ...moment('shippedAt', order.shippedAt),
    ...moment('completedAt', order.completedAt),
    ...(splitFrom ? [{ key: 'splitFrom', label: t('detail.splitFrom'), children: <span className="zd-number">{splitFrom}</span> }] : []),
    ...(order.hasInvoice ? [{ key: 'invoice', label: t('detail.invoice'), children: t('detail.invoiceAsked') }] : []),
    ...(hasNotes ? [{ key: 'notes', label: t('filter.note'), children: <NotesCell order={order} channel={channelOf(shopId)} /> }] : []),
  ];
  return <Descriptions column={isNarrow ? 1 : 2} size="small" bordered items={items} styles={{ label: { width: 104 } }} />;
}
