import * as api from '@zhidan/core/customize/api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { changeView } from './change-view.ts';
import { deleteView } from './delete-view.ts';
import { listSavedViews } from './list-saved-views.ts';
import { restoreView } from './restore-view.ts';
import { saveView } from './save-view.ts';

export const customizeRoutes: readonly Route[] = [
  query(api.listSavedViews, (db, ask) => listSavedViews(db, ask)),
  command(api.saveView, (tx, ask) => saveView(tx, ask)),
  command(api.changeView, (tx, ask) => changeView(tx, ask)),
  command(api.deleteView, (tx, ask) => deleteView(tx, ask)),
  command(api.restoreView, (tx, ask) => restoreView(tx, ask)),
];
