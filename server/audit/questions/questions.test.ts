import type { AuditQuestionId } from '@zhidan/core/audit/question-api.ts';
import { questionAnswered } from '@zhidan/core/audit/audit-event.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { expect, test } from 'vitest';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { anAuditHouse } from '../../testing/test-audit-house.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { passAudit } from '../queue/decide-by-hand.ts';
import { answerQuestion, askQuestion, listOrderQuestions, withdrawQuestion } from './ask-question.ts';
import { openQuestions } from './open-questions-query.ts';

const refused = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) as unknown });

test('service sees what is open in its shops, the longest wait first, and no more of it once it is answered', async () => {
  const merchant = await aMerchant();
  const { vault, db } = merchant;
  const house = await anAuditHouse(merchant);
  await house.receive(...['1', '2', '3'].map((no) => house.order(no)));
  await house.settle();
  const asked: AuditQuestionId[] = [];
  for (const no of ['2', '3', '1']) {
    const orderId = (await house.orderId(no)) as never;
    const ask = { ...house.ask(), now: plusMs(merchant.clock(), asked.length * 1_000), orderId, question: `问 ${no}` };
    const { questionId } = await house.within((tx) => askQuestion(tx, ask, vault));
    asked.push(questionId);
  }
  const nosOf = async (more: object = {}): Promise<readonly string[]> => {
    const { items, next } = await openQuestions(db, { ...house.ask(), limit: 2, ...more });
    const rest = next === null ? [] : (await openQuestions(db, { ...house.ask(), limit: 2, after: next })).items;
    return [...items, ...rest].map(({ channelOrderNo }) => channelOrderNo);
  };
  expect(await nosOf()).toEqual(['2', '3', '1']);
  expect(await nosOf({ by: { ...house.ask().by, shops: [] } })).toEqual([]);
  await house.within((tx) => answerQuestion(tx, { ...house.ask(), questionId: asked[1]!, answer: '可以' }));
  expect(await nosOf()).toEqual(['2', '1']);
});

test('an order that service is asked about waits on every road until it is answered, once, or the question is withdrawn', async () => {
  const merchant = await aMerchant();
  const { vault } = merchant;
  const house = await anAuditHouse(merchant);
  await house.receive(house.order('1'));
  await house.settle();
  const orderId = (await house.orderId('1')) as never;
  const ids = [(await house.ofOrder('1')).id as never];
  const ask = (question: string) => house.within((tx) => askQuestion(tx, { ...house.ask(), orderId, question }, vault));
  const pass = () => inTransaction(merchant.db, (tx) => passAudit(tx, { ...house.ask(), ids, reason: '' }));
  const { questionId } = await ask('能等到周末吗');
  await expect(ask('再问一次')).rejects.toEqual(refused('audit_question.open_already'));
  await house.settle();
  expect(await house.holds('1')).toEqual(['question']);
  expect((await pass()).items[0]).toMatchObject({ isDone: false, words: expect.stringContaining('挂起') as unknown });

  const answer = () => house.within((tx) => answerQuestion(tx, { ...house.ask(), questionId, answer: '可以，周六送' }));
  await answer();
  await expect(answer()).rejects.toEqual(refused('audit_question.ended'));
  await expect(house.within((tx) => withdrawQuestion(tx, { ...house.ask(), questionId }))).rejects.toEqual(refused('audit_question.ended'));
  expect(await house.holds('1')).toEqual([]);
  const { items } = await listOrderQuestions(merchant.db, { ...house.ask(), orderId }, vault);
  expect(items).toMatchObject([{ question: '能等到周末吗', answer: '可以，周六送', channelOrderNo: '1' }]);
  const told = await merchant.db.selectFrom('journal').select('payload').where('event', '=', questionAnswered.type.name).execute();
  expect(JSON.stringify(told)).not.toContain('周六送'); // the words stay with the question

  const second = await ask('还有别的要求吗');
  await house.within((tx) => withdrawQuestion(tx, { ...house.ask(), ...second }));
  await house.settle();
  expect((await pass()).items[0]).toMatchObject({ isDone: true });
});
