import { showTrade, takeTrade, type TradeStanding } from '@zhidan/core/guide/trades/trade-api.ts';
import { tradeCodes, tradeOf, trades, type TradeCode } from '@zhidan/core/guide/trades/trade.ts';
import { CheckOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from './trade-choice.module.css';
import { tradeWords } from './trade-words.ts';

const follows = ['setting', 'audit_name', 'tracking_threshold'];

/** The trade a merchant began with; while the step is open, or when asked for, all of them with what each sets. */
export function TradeChoice({ isOpen }: { isOpen: boolean }) {
  const t = useWords(tradeWords);
  const say = useSay();
  const toast = useToast();
  const [isAsked, setAsked] = useState(false);
  const { data, error, refetch } = useAnswer(showTrade, {}, { follows });
  const taking = useCommand(takeTrade, follows);
  const mayTake = useMay('settings.manage');
  const give = (standing: TradeStanding, said: string, hasUndo: boolean): void => {
    taking
      .ask(standing)
      .then(({ before }) => toast.done(said, hasUndo ? () => give(before, t('takenBack'), false) : undefined))
      .then(() => setAsked(false))
      .catch(toast.failed);
  };
  const take = (code: TradeCode): void => {
    const { words, start }: (typeof trades)[TradeCode] = trades[code];
    give({ ...start, isChosen: true }, t('taken', { trade: say(words) }), true);
  };
  if (!data) return error ? <RefusalNote error={error} retry={() => void refetch()} /> : <Skeleton active paragraph={{ rows: 2 }} />;
  const now = data.isChosen ? tradeOf(data) : null;
  if (!isOpen && !isAsked)
    return (
      <p className={styles.now}>
        {now ? say(trades[now].words) : data.isChosen && t('own')}
        {mayTake && (
          <Button type="link" size="small" onClick={() => setAsked(true)}>
            {t('change')}
          </Button>
        )}
      </p>
    );
  return (
    <ul className={styles.trades}>
      {tradeCodes.map((code) => (
        <li key={code} className={styles.trade} data-trade={code} data-in-use={code === now || undefined}>
          <h4>
            {say(trades[code].words)} {code === now && <CheckOutlined aria-hidden />}
          </h4>
          <p>{say(trades[code].note)}</p>
          {mayTake && code !== now && (
            <Button disabled={taking.isPending} onClick={() => take(code)}>
              {t('take', { trade: say(trades[code].words) })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
