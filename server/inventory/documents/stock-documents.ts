import type * as api from '@zhidan/core/inventory/stock-document-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Tx } from '../../platform/db/database.ts';
import { postDocument } from './post-document.ts';

/** Goods came: what is received is on hand and can be promised at once. */
export function receiveStock(tx: Tx, ask: Asked<InputOf<typeof api.receiveStock>>): Promise<api.PostedDocument> {
  return postDocument(tx, { ...ask, kind: 'inbound' });
}

/** What was counted is there; the difference to what the counter saw becomes a move. */
export function countStock(tx: Tx, ask: Asked<InputOf<typeof api.countStock>>): Promise<api.PostedDocument> {
  return postDocument(tx, { ...ask, kind: 'count' });
}

/** Pieces come or go for the reason that the note tells. */
export function adjustStock(tx: Tx, ask: Asked<InputOf<typeof api.adjustStock>>): Promise<api.PostedDocument> {
  return postDocument(tx, { ...ask, kind: 'adjust' });
}

/** Pieces that nobody has been promised go from one warehouse to another. */
export function transferStock(tx: Tx, ask: Asked<InputOf<typeof api.transferStock>>): Promise<api.PostedDocument> {
  return postDocument(tx, { ...ask, kind: 'transfer' });
}
