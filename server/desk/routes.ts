import * as api from '@zhidan/core/desk/desk-api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { findOrders } from './find-orders.ts';
import { noteAnswered } from './note-answered.ts';
import { showBuyer } from './show-buyer.ts';

export const deskRoutes: readonly Route[] = [
  query(api.findOrders, (db, ask, { vault }) => findOrders(db, ask, vault)),
  query(api.showBuyer, (db, ask, { vault }) => showBuyer(db, ask, vault)),
  command(api.noteAnswered, (tx, ask, { vault }) => noteAnswered(tx, ask, vault)),
];
