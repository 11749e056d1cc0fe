import { stopsLeft } from '@zhidan/core/fulfillment/floor/walk.ts';
import { Button } from 'antd';
import { useWords } from '../../../lib/words.ts';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { floorWords } from '../floor-words.ts';
import { GoodsPicture } from '../goods-picture.tsx';
import { stationWords } from './station-words.ts';
import styles from './station.module.css';
import type { OpenWalk, useWalk } from './use-walk.ts';

const shownNext = 3;

type WalkProps = Readonly<{ walk: ReturnType<typeof useWalk>; open: OpenWalk; onLeave: () => void }>;

/** The next bin of a walk: what to take there, how many, into which seats. */
export function WalkCard({ walk, open: { wave, done }, onLeave }: WalkProps) {
  const t = useWords(stationWords);
  const floor = useWords(floorWords);
  const [stop, ...later] = stopsLeft(wave.stops, done);
  const place = { at: done.length + (stop ? 1 : 0), all: wave.stops.length };
  return (
    <section className={styles.now} data-task="walk" aria-label={wave.no}>
      <span className={styles.lesson}>
        {t('walk.title', { no: wave.no })} · {place.at} / {place.all}
      </span>
      {stop ? (
        <>
          <strong className={styles.doing}>{stop.bin || t('now.noBin')}</strong>
          <div className={styles.goods}>
            <GoodsPicture goods={stop} />
            <span className={styles.goodsWords}>
              <strong className="zd-code">{stop.code}</strong>
              <span>
                {stop.name} {stop.specification}
              </span>
              {wave.kind !== 'single' && (
                <span>{stop.seats.map((one) => floor('pick.seat', { seat: one.seat, quantity: one.quantity })).join('  ')}</span>
              )}
            </span>
            <span className={styles.left}>
              <small>{t('walk.take')}</small>
              {stop.quantity}
            </span>
          </div>
        </>
      ) : (
        <strong className={styles.doing}>{t('walk.telling')}</strong>
      )}
      {later.length > 0 && (
        <span className={styles.quiet}>
          {t('walk.then')}{' '}
          {later
            .slice(0, shownNext)
            .map((one) => `${one.bin || t('now.noBin')} ${one.code} ×${one.quantity}`)
            .join(' → ')}
        </span>
      )}
      <RefusalNote error={walk.error} retry={walk.goOn} />
      <div className={styles.tools}>
        <Button disabled={done.length === 0 || walk.isPending} onClick={walk.undo}>
          {t('now.undo')}
        </Button>
        <Button onClick={onLeave}>{t('walk.leave')}</Button>
      </div>
    </section>
  );
}
