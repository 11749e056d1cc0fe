import { questionAnswered, questionAsked, questionWithdrawn } from '@zhidan/core/audit/audit-event.ts';
import type * as api from '@zhidan/core/audit/question-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { endHolds, lockOrders, orderInScope, placeHolds } from '../../orders/index.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import * as store from './question-store.ts';

const holdSource = 'question';

/** @throws Refused `order.not_found` */
export async function listOrderQuestions(
  db: Db,
  ask: Asked<InputOf<typeof api.listOrderQuestions>>,
  vault: Vault,
): Promise<OutputOf<typeof api.listOrderQuestions>> {
  await orderInScope(db, ask, vault);
  return { items: [...(await store.questionsOf(db, ask.orderId))] };
}

/**
 * Asks service about an order, which waits for the answer on every road.
 * @throws Refused `order.not_found`, `audit_question.open_already`
 */
export async function askQuestion(
  tx: Tx,
  ask: Asked<InputOf<typeof api.askQuestion>>,
  vault: Vault,
): Promise<OutputOf<typeof api.askQuestion>> {
  const { by, now, orderId, question } = ask;
  const { channelOrderNo: orderNo } = await orderInScope(tx, ask, vault);
  await lockOrders(tx, [orderId]);
  const questionId = newId<api.AuditQuestionId>(now);
  const isNew = await store.insertQuestion(tx, { id: questionId, orderId, question, at: now, by: by.actor });
  if (!isNew) throw new Refused('audit_question.open_already', { orderNo });
  await placeHolds(tx, { by, now }, [{ orderId, source: holdSource, reason: `等客服回答：${question}`, until: null }]);
  await emit(tx, { by, now }, [questionAsked({ subjectId: orderId, payload: { orderId, orderNo } })]);
  return { questionId };
}

/**
 * The answer ends the hold; who asked is told. Answering twice is refused, so that nobody's words are lost unseen.
 * @throws Refused `audit_question.not_found`, `audit_question.ended`
 */
export async function answerQuestion(tx: Tx, ask: Asked<InputOf<typeof api.answerQuestion>>): Promise<OutputOf<typeof api.answerQuestion>> {
  const { orderId, channelOrderNo: orderNo, askedById } = await ended(tx, ask, ask.answer);
  await emit(tx, ask, [questionAnswered({ subjectId: orderId, payload: { orderId, orderNo, askedById } })]);
  return { done: true };
}

/** @throws Refused `audit_question.not_found`, `audit_question.ended` */
export async function withdrawQuestion(
  tx: Tx,
  ask: Asked<InputOf<typeof api.withdrawQuestion>>,
): Promise<OutputOf<typeof api.withdrawQuestion>> {
  const { orderId } = await ended(tx, ask, null);
  await emit(tx, ask, [questionWithdrawn({ subjectId: orderId, payload: {} })]);
  return { done: true };
}

async function ended(tx: Tx, { by, now, questionId }: Asked<{ questionId: api.AuditQuestionId }>, answer: string | null) {
  const seen = await store.questionById(tx, questionId);
  if (!seen || (by.shops !== 'all' && !by.shops.includes(seen.shopId))) throw new Refused('audit_question.not_found');
  await lockOrders(tx, [seen.orderId]);
  const question = await store.questionById(tx, questionId); // as it is now that nobody else ends it
  if (!question || question.endedAt !== null)
    throw new Refused('audit_question.ended', { orderNo: seen.channelOrderNo, by: question?.endedBy ?? '' });
  await store.endQuestion(tx, { id: questionId, answer, at: now, by: by.actor.name });
  await endHolds(tx, { by, now }, [{ orderId: seen.orderId, source: holdSource }], answer === null ? '撤回提问' : `客服答复：${answer}`);
  return question;
}
