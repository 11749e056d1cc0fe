import { carriers, type CarrierCode } from '../allocation/carrier.ts';
import type { FulfillmentStage } from '../fulfillment/fulfillment-life.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Language, Words } from '../kernel/words.ts';
import { languages, say } from '../kernel/words.ts';
import type { OrderStates } from '../orders/order-content.ts';
import type { OrderStatus } from '../orders/order-life.ts';
import { requestKinds, type RequestKind } from '../requests/request-kind.ts';
import type { TraceState, TraceSub } from '../waybills/trace-state.ts';
import { plainAnswers, stageAnswers, traceAnswers, traceSubAnswers, type QuestionKind } from './answer-row.ts';
import { daySaid, momentSaid } from './day-said.ts';
import { waitReasonOf, waitReasons, type Holdups } from './wait-reason.ts';

/** A parcel that has left, as far as a buyer may hear of it; `state` null: nobody told where it is. */
export type ParcelFacts = Readonly<{
  carrier: string;
  waybillNo: string;
  state: TraceState | null;
  sub: TraceSub | null;
  /** where it was seen last; empty when not told */
  place: string;
  expectedAt: Instant | null;
  deliveredAt: Instant | null;
}>;

/** All that an answer is made of. No personal data. */
export type AnswerFacts = Readonly<{
  status: OrderStatus;
  states: OrderStates;
  shipBy: Instant | null;
  /** the stage that comes last to leave; null before the warehouse knows of it */
  stage: FulfillmentStage | null;
  holdups: Holdups;
  openRequests: readonly RequestKind[];
  parcels: readonly ParcelFacts[];
}>;

/** A sentence to be copied as it stands, and the question it answers. `code` names its row: what merchants will edit. */
export type Answer = Readonly<{ code: string; kind: QuestionKind; words: Words }>;

type Marks = (language: Language) => Readonly<Record<string, string>>;

function answer(code: string, kind: QuestionKind, words: Words, marks: Marks = () => ({})): Answer {
  const [chinese, english] = languages.map((language) => say(words, language, marks(language)));
  return { code, kind, words: { 'zh-CN': chinese ?? '', en: english ?? '' } };
}

const plain = (code: keyof typeof plainAnswers, marks?: Marks): Answer =>
  answer(code, plainAnswers[code].kind, plainAnswers[code].words, marks);

/** What to say of an order now, what matters most first. */
export function answersOf(facts: AnswerFacts, now: Instant): readonly Answer[] {
  const { states } = facts;
  const asked = facts.openRequests.map((kind) => plain('changing', (language) => ({ request: requestKinds[kind].words[language] })));
  const refund = states.refund === 'requested' ? [plain('refund_requested')] : states.refund === 'none' ? [] : [plain('refunded')];
  return [...whereIs(facts, now), ...asked, ...refund, ...deadlineOf(facts, now)];
}

function whereIs(facts: AnswerFacts, now: Instant): readonly Answer[] {
  const { status, stage, parcels } = facts;
  if (parcels.length > 0) return parcels.map((parcel) => parcelAnswer(parcel, now));
  if (status === 'canceled') return [plain('canceled')];
  if (status === 'unpaid') return [plain('unpaid')];
  const reason = status === 'received' ? waitReasonOf(facts.holdups) : null;
  const marks: Marks = (language) => ({
    deadline: deadlinePart(facts, language, now),
    ...(reason ? { reason: waitReasons[reason][language] } : {}),
  });
  if (reason) return [answer(`waiting.${reason}`, 'where', plainAnswers.waiting.words, marks)];
  const shown = stage ?? (status === 'received' ? 'pending' : status === 'shipped' ? 'shipped' : 'completed');
  return [answer(`stage.${shown}`, 'where', stageAnswers[shown], marks)];
}

export function carrierSaid(carrier: string, language: Language): string {
  return carrier in carriers ? carriers[carrier as CarrierCode].words[language] : carrier;
}

function parcelAnswer(parcel: ParcelFacts, now: Instant): Answer {
  const { carrier, waybillNo, state, sub, place, expectedAt, deliveredAt } = parcel;
  const named = (language: Language) => ({ carrier: carrierSaid(carrier, language), waybillNo });
  if (state === null) return plain('shipped', named);
  const special = sub ? traceSubAnswers[sub] : undefined;
  const code = special ? `trace.${state}.${sub}` : `trace.${state}`;
  return answer(code, 'where', special ?? traceAnswers[state], (language) => ({
    ...named(language),
    place: place === '' ? '' : language === 'en' ? `, last seen in ${place}` : `，已到${place}`,
    expected: expectedPart(expectedAt, language, now),
    day: deliveredAt ? daySaid(deliveredAt, now)[language] : '',
  }));
}

/** Nothing of a day that has passed: it would be a promise that was broken. */
function expectedPart(expectedAt: Instant | null, language: Language, now: Instant): string {
  if (!expectedAt || expectedAt < now) return '';
  const day = daySaid(expectedAt, now)[language];
  return language === 'en' ? `, expected ${day}` : `，预计${day}到`;
}

function deadlinePart({ shipBy }: AnswerFacts, language: Language, now: Instant): string {
  if (!shipBy || shipBy < now) return '';
  const moment = momentSaid(shipBy)[language];
  return language === 'en' ? `; it ships by ${moment}` : `，最晚${moment}前发出`;
}

/** A promise is told of what still waits and was paid. */
function deadlineOf({ status, parcels, shipBy }: AnswerFacts, now: Instant): readonly Answer[] {
  if (status !== 'received' || parcels.length > 0 || !shipBy) return [];
  return [shipBy < now ? plain('late') : plain('deadline', (language) => ({ moment: momentSaid(shipBy)[language] }))];
}
