import { goodsToCheck, replayCheck } from '@zhidan/core/fulfillment/floor/check.ts';
import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { stationTasks, tasksAsked } from '@zhidan/core/fulfillment/floor/station.ts';
import { CheckOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../lib/session.ts';
import { useSay, useWords } from '../../../lib/words.ts';
import { GoodsToCheck } from '../check/goods-to-check.tsx';
import type { OpenCheck } from '../check/use-open-check.ts';
import { ParcelHead } from '../desk/parcel-head.tsx';
import { floorWords } from '../floor-words.ts';
import { GoodsPicture } from '../goods-picture.tsx';
import { AcceptWeight } from '../weigh/accept-weight.tsx';
import { stationWords } from './station-words.ts';
import styles from './station.module.css';
import type { OnTable, useStation } from './use-station.ts';

type NowProps = Readonly<{ station: ReturnType<typeof useStation>; onUndo: () => void; onNext: () => void }>;

/** The one thing to do now, to be read from two steps away. */
export function NowCard({ station, onUndo, onNext }: NowProps) {
  const t = useWords(stationWords);
  const maySeeLabels = useMay('printing.display');
  const { onTable, check, work, labels } = station;
  if (!work.loaded) return <Skeleton active />;
  if (!onTable) {
    const isAllDone = work.loaded.items.length === 0 && labels.waitingCount === 0;
    return (
      <section className={styles.now} data-task="idle" aria-label={t('title')}>
        <strong className={styles.doing}>{t(isAllDone ? 'now.nothing' : 'now.idle')}</strong>
        <span className={styles.lesson}>{t(isAllDone ? 'now.nothingLesson' : 'now.idleLesson')}</span>
        {isAllDone && maySeeLabels && <Link to="/printing">{t('now.seeWaiting')}</Link>}
      </section>
    );
  }
  return (
    <section className={styles.now} data-task={onTable.task} aria-label={t('title')}>
      <Steps station={station} onTable={onTable} />
      <strong className={styles.doing}>{t(`now.${onTable.task}`)}</strong>
      {check ? <NowGoods check={check} /> : <NowParcel onTable={onTable} />}
      <ParcelHead order={onTable.order} />
      {check && <Others check={check} />}
      <Tools station={station} onTable={onTable} onUndo={onUndo} onNext={onNext} />
    </section>
  );
}

/** Where the parcel stands between its label and the door. */
function Steps({ station: { work }, onTable: { task } }: Readonly<{ station: NowProps['station']; onTable: OnTable }>) {
  const t = useWords(stationWords);
  const say = useSay();
  const tasks = tasksAsked(work.settings);
  const at = tasks.indexOf(task);
  return (
    <ol className={styles.steps} aria-label={t('steps.label')}>
      {tasks.map((one, index) => (
        <li key={one} data-state={index < at ? 'done' : index === at ? 'now' : 'later'} aria-current={index === at ? 'step' : undefined}>
          {index < at && <CheckOutlined aria-hidden />} {say(stationTasks[one])}
        </li>
      ))}
    </ol>
  );
}

/** The goods to fetch next, along the bins. */
function NowGoods({ check: { order, steps } }: { check: OpenCheck }) {
  const t = useWords(stationWords);
  const first = goodsLeft(order, steps)[0];
  if (!first) return null;
  const { goods, left } = first;
  return (
    <div className={styles.goods} data-left={left}>
      <GoodsPicture goods={goods} />
      <span className={styles.goodsWords}>
        <strong className={styles.bin}>{goods.bin || t('now.noBin')}</strong>
        <span className="zd-code">{goods.code}</span>
        <span>
          {goods.name} {goods.specification}
        </span>
      </span>
      <span className={styles.left}>
        <small>{t('now.left')}</small>
        {left}
      </span>
    </div>
  );
}

/** What is still missing, along the bins. */
function goodsLeft(order: FloorOrder, steps: OpenCheck['steps']) {
  const goods = goodsToCheck(order.goods);
  const { counted } = replayCheck(goods, steps).state;
  return goods
    .map((one) => ({ goods: one, left: one.quantity - (counted[one.skuId] ?? 0) }))
    .filter(({ left }) => left > 0)
    .toSorted((one, other) => compare(one.goods.bin || '~', other.goods.bin || '~'));
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

function Others({ check }: { check: OpenCheck }) {
  const t = useWords(stationWords);
  if (goodsToCheck(check.order.goods).length < 2) return null;
  return (
    <details className={styles.others} open>
      <summary>{t('now.also')}</summary>
      <GoodsToCheck open={check} />
    </details>
  );
}

/** A parcel between its works: what the scale should say, or which label belongs on it. */
function NowParcel({ onTable: { order, task } }: { onTable: OnTable }) {
  const t = useWords(stationWords);
  const { no, waybillNos, expectedGram } = order;
  if (task === 'weigh' && expectedGram !== null) return <strong className={styles.bin}>{t('now.expected', { gram: expectedGram })}</strong>;
  return <strong className={styles.bin}>{task === 'ship' ? waybillNos.join(' ') || no : no}</strong>;
}

type ToolsProps = NowProps & Readonly<{ onTable: OnTable }>;

function Tools({ station, onTable: { order, task }, onUndo, onNext }: ToolsProps) {
  const t = useWords(stationWords);
  const floor = useWords(floorWords);
  const mayAccept = useMay('floor.manage');
  const [isAccepting, setAccepting] = useState(false);
  const { check, isDiffering, labels, commands } = station;
  const mayUndo = check !== null && replayCheck(check.order.goods, check.steps).state.taken.length > 0;
  return (
    <div className={styles.tools}>
      {(task === 'print' || task === 'ship') && (
        <Button type="primary" size="large" loading={task === 'print' && labels.isRunning} onClick={onNext}>
          {t('now.doNext', { doing: t(task === 'print' ? 'now.print' : 'say.shipNow') })}
        </Button>
      )}
      {task === 'weigh' && isDiffering && mayAccept && (
        <Button danger onClick={() => setAccepting(true)}>
          {floor('weigh.accept')}
        </Button>
      )}
      {check && (
        <Button disabled={!mayUndo} onClick={onUndo}>
          {t('now.undo')}
        </Button>
      )}
      <Button onClick={commands.aside}>{t('now.aside')}</Button>
      {isAccepting && <AcceptWeight order={order} onClose={() => setAccepting(false)} onDone={station.accepted} />}
    </div>
  );
}
