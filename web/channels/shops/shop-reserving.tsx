import { changeReserving, showReserving } from '@zhidan/core/fulfillment/reserving/reserving-api.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { Switch } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';

/** Whether a shop's stock is promised to orders that are not paid yet. */
export function ShopReserving({ shopId }: { shopId: ShopId }) {
  const t = useWords(channelsWords);
  const toast = useToast();
  const mayManage = useMay('shops.manage');
  const { data, error } = useAnswer(showReserving, { shopId }, { follows: ['shop'] });
  const change = useCommand(changeReserving, ['shop']);
  if (error && !data) return <RefusalNote error={error} />;
  if (!data) return null;
  const isAtOrder = data.reserveAt === 'order';
  const turn = (isOn: boolean): void =>
    void change
      .ask({ shopId, reserveAt: isOn ? 'order' : 'payment' })
      .then(() => toast.done(t(isOn ? 'shop.reservesAtOrder' : 'shop.reservesAtPayment')), toast.failed);
  return (
    <>
      <Switch checked={isAtOrder} disabled={!mayManage} loading={change.isPending} aria-label={t('shop.reserveAtOrder')} onChange={turn} />{' '}
      {t('shop.reserveAtOrder')}
      <div className={styles.faint}>{t(isAtOrder ? 'shop.reservesAtOrder' : 'shop.reservesAtPayment')}</div>
    </>
  );
}
