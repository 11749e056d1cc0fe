import type { BoardCard } from '@zhidan/core/insights/board/board-api.ts';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { lateChance } from '@zhidan/core/fulfillment/deadlines/late-risk.ts';
import { fulfillmentStageWords } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { instant, instantMs } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { memo, type DragEvent } from 'react';
import { moneyText } from '../../lib/formats.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DueText } from '../../orders/index.ts';
import { RelativeText, useNowMs } from '../../ui/instant-text.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { boardWords } from './board-words.ts';
import styles from './board.module.css';

const hourMs = 3_600_000;

type CardProps = Readonly<{
  card: BoardCard;
  shopName: string;
  /** in its column, from 0 */
  place: number;
  isActive: boolean;
  onOpen: (card: BoardCard) => void;
  onFocus: (column: BoardCard['column'], place: number) => void;
  onDrag: (card: BoardCard | null) => void;
}>;

/** One card: which order, what is in it, how long it has, what stands in its way. Drawn once while it is in sight: hand it no new functions. */
export const BoardCardView = memo(function BoardCardView({ card, shopName, place, isActive, onOpen, onFocus, onDrag }: CardProps) {
  const t = useWords(boardWords);
  const say = useSay();
  const { orders, goods, column, stage, province, city, pieceCount } = card;
  const isOpen = column === 'working';
  const due = useDue(card);
  const drag = (event: DragEvent): void => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', card.no || (orders[0]?.orderNo ?? ''));
    onDrag(card);
  };
  return (
    <button
      type="button"
      className={styles.card}
      data-card={card.id}
      data-due={isOpen ? due : undefined}
      tabIndex={isActive ? 0 : -1}
      draggable
      onDragStart={drag}
      onDragEnd={() => onDrag(null)}
      onFocus={() => onFocus(column, place)}
      onClick={() => onOpen(card)}
    >
      <span className={styles.cardHead}>
        <span className="zd-code">{orders[0]?.orderNo}</span>
        <Badges card={card} />
      </span>
      <span className={styles.goods}>
        <span>
          {goods.map(({ name, quantity }) => `${name} ×${quantity}`).join('、') || t('orderCard')}
          {goods.reduce((sum, { quantity }) => sum + quantity, 0) < pieceCount && ` ${t('more', { count: pieceCount })}`}
        </span>
        {isOpen ? <DueText shipBy={card.shipBy} status="received" /> : <RelativeText at={card.stageSince} />}
      </span>
      <span className={styles.place}>
        {[shopName, `${province}${city}`, card.warehouseName, carrierName(card, say)].filter(Boolean).join(' · ')}
      </span>
      <span className={styles.marks}>
        <span className={styles.stage}>{say(fulfillmentStageWords[stage])}</span>
        <Marks card={card} />
        {isOpen && <Risk card={card} />}
      </span>
    </button>
  );
});

function carrierName({ carrier, waybillNo }: BoardCard, say: ReturnType<typeof useSay>): string {
  const name = carrier !== null && carrier in carriers ? say(carriers[carrier as keyof typeof carriers].words) : '';
  return waybillNo ? `${name} ${waybillNo}` : name;
}

/** How near the deadline is: the colour of the edge; the words beside it say the same. */
function useDue({ shipBy }: BoardCard): 'late' | 'near' | 'soon' | undefined {
  const nowMs = useNowMs();
  if (shipBy === null) return undefined;
  const left = instantMs(shipBy) - nowMs;
  if (left < 0) return 'late';
  if (left < 2 * hourMs) return 'near';
  return left < 12 * hourMs ? 'soon' : undefined;
}

/** The penalty times the chance of being late, from one yuan on. */
function Risk({ card: { penaltyFen, shipBy } }: { card: BoardCard }) {
  const t = useWords(boardWords);
  const chance = lateChance(shipBy, instant(useNowMs()));
  const risk = Math.floor((penaltyFen * chance) / 100);
  if (risk < leastRiskFen) return null;
  return <span className={styles.risk}>{t('risk', { amount: moneyText(fen(risk)) })}</span>;
}

const leastRiskFen = 100;

/** What stands in its way: the first exceptions by name, holds, missing goods. */
function Marks({ card: { exceptions, holdSources, stock, tags } }: { card: BoardCard }) {
  const t = useWords(boardWords);
  const say = useSay();
  return (
    <>
      {exceptions.slice(0, 2).map((kind) => (
        <span key={kind} className={styles.exception} title={say(orderExceptions[kind].words)}>
          <StatusTag tone={orderExceptions[kind].effect === 'blocks' ? 'bad' : 'warn'} text={say(orderExceptions[kind].words)} />
        </span>
      ))}
      {exceptions.length > 2 && <span>+{exceptions.length - 2}</span>}
      {holdSources.length > 0 && <StatusTag tone="warn" text={t('held')} />}
      {stock === 'short' && !exceptions.includes('out_of_stock') && <StatusTag tone="bad" text={t('short')} />}
      {tags.slice(0, 2).map((tag) => (
        <span key={tag} className={styles.tag}>
          {tag}
        </span>
      ))}
    </>
  );
}

const badges = {
  merged: ({ orders }: BoardCard) => orders.length > 1,
  part: ({ isPart }: BoardCard) => isPart,
  urgent: ({ priority }: BoardCard) => priority > 0,
  refund: ({ isRefunding }: BoardCard) => isRefunding,
  exchange: ({ orders }: BoardCard) => orders.some(({ kind }) => kind === 'exchange'),
  resend: ({ orders }: BoardCard) => orders.some(({ kind }) => kind === 'resend'),
  manual: ({ orders }: BoardCard) => orders.some(({ kind }) => kind === 'manual'),
  reprinted: ({ printCount }: BoardCard) => printCount > 1,
} as const;

/** The one-character marks that everybody in the trade reads at a glance. */
function Badges({ card }: { card: BoardCard }) {
  const t = useWords(boardWords);
  const on = (Object.keys(badges) as (keyof typeof badges)[]).filter((key) => badges[key](card));
  const countOf = (key: keyof typeof badges): number => (key === 'reprinted' ? card.printCount : card.orders.length);
  return on.map((key) => (
    <span key={key} className={styles.badge} data-badge={key} title={t(`badgeWords.${key}`, { count: countOf(key) })}>
      {t(`badge.${key}`)}
    </span>
  ));
}
