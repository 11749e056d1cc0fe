import { fulfillmentLife, openStages, stagesOnTheFloor, type FulfillmentStage } from '../../fulfillment/fulfillment-life.ts';
import { actionsFrom } from '../../kernel/life-cycle.ts';
import type { Words } from '../../kernel/words.ts';
import type { BoardCard } from './board-api.ts';
import type { BoardColumn, BoardPart } from './board-column.ts';

/** Where a card may be dropped: a part of the first column, or one of the others. */
export type BoardPlace = BoardPart | Exclude<BoardColumn, 'working'>;

/**
 * The commands behind a drop; each keeps its own guards on the server. `permission`: who is offered it. `reason`: it asks why.
 * `undo`: the move that takes it back.
 */
export const boardMoves = {
  pass: { permission: 'audit.decide', reason: 'none', undo: 'withdraw', words: { 'zh-CN': '审核通过', en: 'Pass' } },
  to_finance: { permission: 'audit.decide', reason: 'none', undo: null, words: { 'zh-CN': '转财审', en: 'Send to finance' } },
  pass_finance: { permission: 'audit.finance', reason: 'none', undo: 'withdraw', words: { 'zh-CN': '财审通过', en: 'Pass for finance' } },
  reject: { permission: 'audit.finance', reason: 'asked', undo: null, words: { 'zh-CN': '财审驳回', en: 'Send back' } },
  withdraw: { permission: 'fulfillment.manage', reason: 'asked', undo: null, words: { 'zh-CN': '反审核', en: 'Withdraw' } },
  ask_stop: {
    permission: 'fulfillment.manage',
    reason: 'asked',
    undo: null,
    words: { 'zh-CN': '通知仓库拦下', en: 'Ask the warehouse to stop it' },
  },
  hold: { permission: 'fulfillment.manage', reason: 'asked', undo: 'end_hold', words: { 'zh-CN': '挂起', en: 'Hold' } },
  end_hold: { permission: 'fulfillment.manage', reason: 'none', undo: null, words: { 'zh-CN': '解除挂起', en: 'End the hold' } },
} as const satisfies Readonly<
  Record<string, Readonly<{ permission: string; reason: 'none' | 'asked'; undo: string | null; words: Words }>>
>;

export type BoardMove = keyof typeof boardMoves;

/** Why a card cannot be dropped there: what moves it there instead. */
export const boardMoveRefusals = {
  same_place: { 'zh-CN': '它已经在这里。', en: 'It is there already.' },
  goods_unknown: {
    'zh-CN': '这单的商品还没匹配，仓库不知道发什么。先到「商品匹配」处理，之后自动继续。',
    en: 'Its goods are not matched, so the warehouse does not know what to send. Match them; it then goes on by itself.',
  },
  has_left: {
    'zh-CN': '已经离开仓库，不能拖回。要退回请走拦截或售后。',
    en: 'It has left the house and cannot be dragged back. Have it intercepted, or wait for the return.',
  },
  by_printing: { 'zh-CN': '待拣货由打印面单产生：请到「打单」打印。', en: 'Printing its label brings it there: see the packing desk.' },
  by_the_floor: {
    'zh-CN': '仓库作业由扫描推进：拣货、验货、称重、发货各在自己的页面扫描。',
    en: 'The floor moves it by scanning: picking, checking, weighing and shipping each on their page.',
  },
  by_the_courier: { 'zh-CN': '运输和签收由快递轨迹推进，不能手动改。', en: "The courier's trace moves it; nobody does by hand." },
  by_the_buyer: { 'zh-CN': '售后由买家在平台申请产生。', en: 'A request of the buyer on the platform brings it there.' },
  by_themselves: {
    'zh-CN': '异常由系统发现，处理好后自动解除；点开卡片看怎么处理。',
    en: 'Exceptions are found and end by themselves when they are dealt with; open the card to see how.',
  },
  by_audit: {
    'zh-CN': '这一步由审单决定：系统处理完才到「待客审」，已放行的要先反审核到「待客审」。',
    en: 'Audit decides on this: it comes to "To audit" when it is prepared, and a released one has to be withdrawn to there first.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type BoardMoveRefusal = keyof typeof boardMoveRefusals;

/** The command of a drop, or why there is none. */
export type BoardDrop = Readonly<{ move: BoardMove }> | Readonly<{ refusal: BoardMoveRefusal }>;

type Card = Pick<BoardCard, 'stage' | 'isOrder' | 'holdSources' | 'column'>;

/** The command that a drop asks for, by the card and the place. What the orders of the card allow the command says itself. */
export function moveTo(card: Card, place: BoardPlace): BoardDrop {
  if (card.column !== 'working') return { refusal: 'has_left' };
  if (place === 'held') return card.holdSources.length > 0 ? { refusal: 'same_place' } : { move: 'hold' };
  if (place === card.stage) return card.holdSources.length > 0 ? { move: 'end_hold' } : { refusal: 'same_place' };
  if (card.isOrder) return { refusal: 'goods_unknown' };
  const outside = reachedOtherwise[place];
  return outside ? { refusal: outside } : moveInTheHouse(card.stage, place);
}

/** Places that nobody drops a card on, whatever it is. */
const reachedOtherwise: Readonly<Partial<Record<BoardPlace, BoardMoveRefusal>>> = {
  exceptions: 'by_themselves',
  after_sales: 'by_the_buyer',
  in_transit: 'by_the_courier',
  signed: 'by_the_courier',
  pending: 'by_audit',
  shipped: 'by_the_floor',
  to_check: 'by_the_floor',
  to_weigh: 'by_the_floor',
  to_ship: 'by_the_floor',
  to_pick: 'by_printing',
};

const isStage = (stage: FulfillmentStage, some: readonly FulfillmentStage[]): boolean => some.includes(stage);

/** To the auditors, to finance, to the packing desk. */
function moveInTheHouse(stage: FulfillmentStage, place: BoardPlace): BoardDrop {
  if (place === 'to_print' && stage === 'audit') return { move: 'pass' };
  if (place === 'to_print' && stage === 'finance') return { move: 'pass_finance' };
  if (place === 'finance' && stage === 'audit') return { move: 'to_finance' };
  if (place === 'audit' && stage === 'finance') return { move: 'reject' };
  if (place === 'audit' && actionsFrom(fulfillmentLife, stage).includes('withdraw'))
    return { move: isStage(stage, stagesOnTheFloor) ? 'ask_stop' : 'withdraw' };
  return { refusal: 'by_audit' };
}

/** The places where a card may be dropped, with the command of each. */
export function movesOf(card: Card): readonly Readonly<{ place: BoardPlace; move: BoardMove }>[] {
  const places: readonly BoardPlace[] = [...openStages, 'held'];
  return places.flatMap((place) => {
    const drop = moveTo(card, place);
    return 'move' in drop ? [{ place, move: drop.move }] : [];
  });
}
