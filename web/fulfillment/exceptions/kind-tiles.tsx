import { countExceptions } from '@zhidan/core/orders/exceptions/exception-api.ts';
import { orderExceptions, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { AgeText } from '../../ui/instant-text.tsx';
import { Tile, Tiles } from '../../ui/tile.tsx';
import { fulfillmentWords } from '../fulfillment-words.ts';
import styles from '../fulfillment.module.css';

type Props = Readonly<{
  shopId: string | undefined;
  chosen: OrderExceptionKind | undefined;
  onChoose: (kind: OrderExceptionKind | undefined) => void;
}>;

/** How many orders wait for what, the most first; a press narrows the list to it. */
export function KindTiles({ shopId, chosen, onChoose }: Props) {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  const { data } = useAnswer(countExceptions, { shopId } as QuestionOf<typeof countExceptions>, { follows: ['order'] });
  if (!data) return null;
  return (
    <>
      <Tiles tour="exception-kinds">
        {data.kinds
          .toSorted((one, other) => other.count - one.count)
          .map(({ kind, count, oldestAt }) => (
            <Tile
              key={kind}
              title={say(orderExceptions[kind].words)}
              value={count}
              notes={[
                <Fragment key="oldest">
                  {t('exceptions.oldest')} <AgeText since={oldestAt} />
                </Fragment>,
              ]}
              tone={orderExceptions[kind].effect === 'blocks' ? 'bad' : 'warn'}
              isChosen={chosen === kind}
              onPress={() => onChoose(chosen === kind ? undefined : kind)}
            />
          ))}
      </Tiles>
      <p className={styles.besides}>
        {data.holdCount > 0 && <span className={styles.quiet}>{t('exceptions.holds', { count: data.holdCount })}</span>}
        {data.forcedToday > 0 && (
          <Link to="/exceptions" search={{ view: 'forced' }} className={styles.quiet}>
            {t('exceptions.forced', { count: data.forcedToday })}
          </Link>
        )}
      </p>
    </>
  );
}
