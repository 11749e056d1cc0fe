import * as api from '@zhidan/core/insights/board/board-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Db } from '../../platform/db/database.ts';
import { query, type Route } from '../../platform/http/route.ts';
import { boardOf, newsOfBoard, pageOfBoard } from './board-card-query.ts';
import { boardChoices } from './board-choice-query.ts';
import { sharedAnswer } from './shared-answer.ts';

/** The same question of people who may see the same is looked up once for all who ask at the same time. */
function shared<Ask extends Asked, Answer>(look: (db: Db, ask: Ask) => Promise<Answer>): (db: Db, ask: Ask) => Promise<Answer> {
  return (db, ask) => {
    const { by, now: _now, ...question } = ask;
    return sharedAnswer(db, JSON.stringify([look.name, question, by.shops, by.warehouses]), () => look(db, ask));
  };
}

export const boardRoutes: readonly Route[] = [
  query(api.showBoard, shared(boardOf)),
  query(api.listBoardCards, (db, ask) => pageOfBoard(db, ask)),
  query(api.showBoardNews, shared(newsOfBoard)),
  query(api.listBoardChoices, (db) => boardChoices(db)),
];
