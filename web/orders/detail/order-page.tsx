import { ArrowLeftOutlined } from '@ant-design/icons';
import { showOrder } from '@zhidan/core/orders/api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useShopNames } from '../use-shop-names.ts';
import { ordersWords } from '../orders-words.ts';
import styles from './detail.module.css';
import { OrderDetail } from './order-detail.tsx';

const route = getRouteApi('/frame/orders/$orderId');

/** An order on a page of its own, for links from elsewhere. */
export function OrderPage() {
  const t = useWords(ordersWords);
  const { orderId } = route.useParams();
  const { shopName } = useShopNames();
  const { data: order } = useAnswer(showOrder, { orderId } as QuestionOf<typeof showOrder>, { follows: ['order'] });
  return (
    <>
      <PageHeader
        title={order?.channelOrderNo ?? t('detail.unnamed')}
        note={order && shopName(order.shopId)}
        actions={
          <Link to="/orders">
            <Button icon={<ArrowLeftOutlined />}>{t('detail.back')}</Button>
          </Link>
        }
      />
      <div className={styles.sheet}>
        <OrderDetail key={orderId} orderId={orderId} />
      </div>
    </>
  );
}
