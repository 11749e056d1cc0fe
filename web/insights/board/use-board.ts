import { listBoardCards, newsLimit, showBoard, showBoardNews, type Board } from '@zhidan/core/insights/board/board-api.ts';
import type { BoardColumn } from '@zhidan/core/insights/board/board-column.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { pageLimit } from '@zhidan/core/kernel/page.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { answerOf, useAnswer } from '../../lib/answers.ts';
import { call } from '../../lib/call.ts';
import { onNews, type News } from '../../lib/live.ts';
import { withNews, withPage } from './board-cards.ts';

export type BoardQuestion = QuestionOf<typeof showBoard>;

/** News that come together are one question. */
const gatherMs = 40;
/** Deadlines pass without news. */
const clockMs = 60_000;

/**
 * The board of a filter. It is asked for once; afterwards news bring the cards they are about and the counts, so that a column keeps
 * all that was loaded, and its place.
 */
export function useBoard(question: BoardQuestion) {
  const client = useQueryClient();
  const options = answerOf(showBoard, question);
  const answer = useAnswer(showBoard, question);
  const [loading, setLoading] = useState<ReadonlySet<BoardColumn>>(new Set());
  const key = JSON.stringify(question);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the same question is the same text
  const asked = useMemo(() => question, [key]);
  const change = (how: (board: Board) => Board): void =>
    void client.setQueryData<Board>(options.queryKey, (board) => (board === undefined ? board : how(board)));
  useBoardNews(asked, change, () => void answer.refetch());

  const more = (column: BoardColumn): void => {
    const next = answer.data?.columns.find((one) => one.column === column)?.next;
    if (!next || loading.has(column)) return;
    setLoading((columns) => new Set(columns).add(column));
    const { limit: _limit, ...filters } = question;
    void call(listBoardCards, { ...filters, column, after: next, limit: pageLimit } as QuestionOf<typeof listBoardCards>)
      .then((page) => change((board) => withPage(board, column, page)))
      .catch(() => undefined) // the column offers it again
      .finally(() => setLoading((columns) => new Set([...columns].filter((one) => one !== column))));
  };
  return { board: answer.data, error: answer.error, isFetching: answer.isFetching, reload: () => void answer.refetch(), more };
}

type Change = (how: (board: Board) => Board) => void;

/** One question under way at a time; what is told meanwhile is the next one. */
function useBoardNews(question: BoardQuestion, change: Change, reload: () => void): void {
  const latest = useRef({ change, reload });
  useEffect(() => {
    latest.current = { change, reload };
  });
  useEffect(() => {
    const told = { ids: new Set<string>(), orderIds: new Set<string>() };
    let [timer, isAsking, isOver, isDue] = [0, false, false, false];
    const ask = async (): Promise<void> => {
      timer = 0;
      const { ids, orderIds } = { ids: new Set(told.ids), orderIds: new Set(told.orderIds) };
      told.ids.clear();
      told.orderIds.clear();
      isDue = false;
      if (ids.size > newsLimit || orderIds.size > newsLimit) return latest.current.reload();
      isAsking = true;
      try {
        const { limit: _limit, ...filters } = question;
        const answer = await call(showBoardNews, { ...filters, ids: [...ids].join(','), orderIds: [...orderIds].join(',') });
        if (!isOver) latest.current.change((board) => withNews(board, { ids, orderIds, ...answer }));
      } catch {
        if (!isOver) latest.current.reload(); // it says why, and tries again
      } finally {
        isAsking = false;
        if (isDue && !isOver) plan();
      }
    };
    const plan = (): void => {
      isDue = true;
      if (!isAsking) timer ||= window.setTimeout(() => void ask(), gatherMs);
    };
    const hear = ({ subjectKind, subjectId }: News): void => {
      if (subjectKind === 'fulfillment_order') told.ids.add(subjectId);
      else if (subjectKind === 'order') told.orderIds.add(subjectId);
      else return;
      plan();
    };
    const forget = onNews(hear);
    const clock = window.setInterval(plan, clockMs);
    return () => {
      isOver = true;
      forget();
      window.clearTimeout(timer);
      window.clearInterval(clock);
    };
  }, [question]);
}
