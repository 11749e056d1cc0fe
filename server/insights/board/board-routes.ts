import * as api from '@zhidan/core/insights/board/board-api.ts';
import { query, type Route } from '../../platform/http/route.ts';
import { boardOf, newsOfBoard, pageOfBoard } from './board-card-query.ts';
import { boardChoices } from './board-choice-query.ts';
import { shared } from './shared-answer.ts';

export const boardRoutes: readonly Route[] = [
  query(api.showBoard, shared(boardOf)),
  query(api.listBoardCards, (db, ask) => pageOfBoard(db, ask)),
  query(api.showBoardNews, shared(newsOfBoard)),
  query(api.listBoardChoices, (db) => boardChoices(db)),
];
