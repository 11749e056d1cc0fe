import { askAsBuyer, confirmAsBuyer, type BuyerOrder } from '@zhidan/core/buyers/buyer-api.ts';
import { Button, Form, Popconfirm } from 'antd';
import { useState } from 'react';
import { instantText, moneyText } from '../lib/formats.ts';
import { useCommand } from '../lib/use-command.ts';
import { useSay, useWords } from '../lib/words.ts';
import { askOf, ReceiverFields, type RequestFields } from '../requests/index.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { BuyerFrame } from './buyer-frame.tsx';
import styles from './buyers.module.css';
import { buyersWords } from './buyers-words.ts';

type BuyerOrderCardProps = Readonly<{ token: string; start: BuyerOrder }>;

/** An order as its buyer sees it: where it is in plain words, and what may be done about it. */
export function BuyerOrderCard({ token, start }: BuyerOrderCardProps) {
  const t = useWords(buyersWords);
  const say = useSay();
  const [changed, setChanged] = useState<BuyerOrder | null>(null); // what the last command answered
  const [isTyping, setTyping] = useState(false);
  const asking = useCommand(askAsBuyer);
  const confirming = useCommand(confirmAsBuyer);
  const order = changed ?? start;
  const { may, receiver, goods, isConfirmed } = order;
  const answers = order.answers.filter(({ code }) => code !== 'deadline'); // where it is says the day already
  const change = (fields: RequestFields): void => {
    const ask = askOf('change_address', fields);
    if (ask?.kind !== 'change_address') return;
    asking.give({ token, ask }, (answer) => {
      setChanged(answer);
      setTyping(false);
    });
  };
  return (
    <BuyerFrame title={order.shopName}>
      <section className={styles.said}>
        {answers.map(({ code, words }, place) => (
          <p key={`${code}-${place}`}>{say(words)}</p>
        ))}
        {order.asked.map(({ kind, state, askedAt }) => (
          <p key={askedAt}>
            {t(`asked.${kind}`)}: {t(`state.${state}`)}
          </p>
        ))}
      </section>
      <RefusalNote error={asking.error ?? confirming.error} />
      <section className={styles.box}>
        <h2>{t('order.receiver')}</h2>
        <p>{[receiver.name, receiver.phone, receiver.region].join(' ')}</p>
        {isConfirmed && <p className={styles.faint}>{t('ask.confirmed')}</p>}
        {may.confirm && (
          <Button block size="large" loading={confirming.isPending} onClick={() => confirming.give({ token }, setChanged)}>
            {t('ask.confirm')}
          </Button>
        )}
        {may.change_address && !isTyping && (
          <Button block size="large" onClick={() => setTyping(true)}>
            {t('ask.address')}
          </Button>
        )}
        {isTyping && (
          <Form<RequestFields> layout="vertical" size="large" onFinish={change}>
            <p className={styles.faint}>{t('ask.note')}</p>
            <ReceiverFields />
            <Button type="primary" htmlType="submit" block loading={asking.isPending}>
              {t('ask.send')}
            </Button>
            <Button type="text" block onClick={() => setTyping(false)}>
              {t('ask.back')}
            </Button>
          </Form>
        )}
      </section>
      <Parcels order={order} />
      <section className={styles.box}>
        <h2>{t('order.goods')}</h2>
        {goods.map(({ title, specification, quantity }) => (
          <p key={`${title}-${specification}`}>
            {title} <span className={styles.faint}>{specification}</span> ×{quantity}
          </p>
        ))}
        <p className={styles.faint}>
          {t('order.no', { no: order.orderNo })} · {t('order.paid', { amount: moneyText(order.paid) })}
        </p>
      </section>
      {may.cancel && (
        <Popconfirm
          title={t('ask.cancelSure')}
          okText={t('ask.send')}
          cancelText={t('ask.back')}
          onConfirm={() => asking.give({ token, ask: { kind: 'cancel' } }, setChanged)}
        >
          <Button danger type="text" block size="large" loading={asking.isPending}>
            {t('ask.cancel')}
          </Button>
        </Popconfirm>
      )}
    </BuyerFrame>
  );
}

function Parcels({ order: { parcels } }: { order: BuyerOrder }) {
  const t = useWords(buyersWords);
  return parcels.map(({ waybillNo, events }) => (
    <section key={waybillNo} className={styles.box}>
      <h2>
        {t('order.parcel')} <span className="zd-code">{waybillNo}</span> <CopyButton text={waybillNo} />
      </h2>
      {events.length === 0 && <p className={styles.faint}>{t('order.noTrace')}</p>}
      {events.map(({ at, text }) => (
        <p key={`${at}-${text}`}>
          <time className={styles.faint}>{instantText(at).slice(5, 16)}</time> {text}
        </p>
      ))}
    </section>
  ));
}
