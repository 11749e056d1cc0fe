import type { FreightQuote } from '@zhidan/core/allocation/fee-api.ts';
import { pathOf } from '@zhidan/core/allocation/region/region.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import type { Receiver } from '@zhidan/core/orders/order-content.ts';
import type { Consequence } from '@zhidan/core/requests/consequence.ts';
import { stepsOf } from '@zhidan/core/requests/request-kind.ts';
import type { RequestAsk } from '@zhidan/core/requests/request-api.ts';
import type { RequestStep } from '@zhidan/core/requests/request-step.ts';
import { quoteFreights, suspendedAt } from '../allocation/index.ts';
import { connectorOf } from '../channels/index.ts';
import type { FulfillmentRow } from '../fulfillment/index.ts';
import type { Db } from '../platform/db/database.ts';
import { inHouse, type OrderStanding } from './order-standing.ts';
import type { PersonalRequest } from './sealed-request.ts';

type Ask = Asked<Readonly<{ ask: RequestAsk; standing: OrderStanding; personal: PersonalRequest | null }>>;

/** What carrying a request out would mean, as an approver needs to know it: the steps of its stage, said with their numbers. */
export async function reckonConsequences(db: Db, given: Ask): Promise<readonly Consequence[]> {
  const { ask, standing, personal } = given;
  const steps = stepsOf(ask.kind, standing.stage);
  const found: Consequence[] = [];
  for (const step of steps) found.push(...ofStep(step, given));
  if (personal && steps.includes('rewrite')) found.push(...(await ofReceiver(db, { ...given, personal })));
  const isPlain = steps.includes('rewrite') && !steps.includes('take_back');
  return isPlain ? [{ code: 'applied', values: {} }, ...found] : found;
}

const waybillsOf = (rows: readonly FulfillmentRow[]): string =>
  rows
    .flatMap(({ parcels }) => parcels)
    .flatMap(({ waybillNo, state }) => (waybillNo && (state === 'numbered' || state === 'shipped') ? [waybillNo] : []))
    .join('、') || '–';

const piecesText = (lines: readonly Readonly<{ sku: string; quantity: number }>[]): string =>
  lines.map(({ sku, quantity }) => `${sku} ×${quantity}`).join('、');

function ofStep(step: RequestStep, { by, ask, standing }: Ask): readonly Consequence[] {
  const { fulfillments, subject } = standing;
  const one = (code: Consequence['code'], values: Consequence['values'] = {}): readonly Consequence[] => [{ code, values }];
  switch (step) {
    case 'take_back': {
      const audited = inHouse(fulfillments, 'audited');
      return [
        ...(inHouse(fulfillments, 'printed').length > 0 ? one('label_stopped') : []),
        ...(waybillsOf(audited) === '–' ? [] : one('number_voided', { waybills: waybillsOf(audited) })),
      ];
    }
    case 'part': {
      const count = Math.max(0, ...inHouse(fulfillments).map(({ orderIds }) => orderIds.length));
      return subject.isMerged ? one('parted', { count }) : [];
    }
    case 'replace':
      return ask.kind === 'exchange' ? one('replaced', { goods: piecesText(ask.lines) }) : [];
    case 'follow':
      return ask.kind === 'exchange' || ask.kind === 'resend' ? one('follows', { goods: piecesText(ask.lines) }) : [];
    case 'stop':
      return one('canceled');
    case 'rush':
      return one('rushed');
    case 'intercept':
      return one('intercepted', { waybills: waybillsOf(fulfillments) });
    case 'force': {
      const kinds = ask.kind === 'release' ? ask.exceptions : [];
      return one('forced', { exceptions: kinds.map((kind) => orderExceptions[kind].words[by.language]).join('、') });
    }
    case 'tell':
      return one(maybeTold(standing) ? 'platform_told' : 'platform_not_told');
    case 'rewrite':
    case 'hold':
    case 'unlock':
      return [];
  }
}

/** Whether the platform of an order takes a new receiver; orders that people added are on none. */
function maybeTold({ subject, isAdded }: OrderStanding): boolean {
  const { channel } = subject.order;
  return !isAdded && connectorOf(channel as never).write.changeAddress !== null;
}

async function ofReceiver(
  db: Db,
  { now, standing, personal: { before, next } }: Ask & Readonly<{ personal: PersonalRequest }>,
): Promise<readonly Consequence[]> {
  const found: Consequence[] = [];
  const [from, to] = [pathOf(before), pathOf(next)];
  if (from !== to) found.push({ code: 'area_other', values: { from: from.replaceAll('/', ''), to: to.replaceAll('/', '') } });
  const [place] = await suspendedAt(db, { receivers: [next], now });
  const [area] = place?.isSuspended ? place.areas : [];
  if (area) found.push({ code: 'area_suspended', values: { reason: area.reason } });
  for (const row of inHouse(standing.fulfillments)) found.push(...(await feeDifference(db, { row, before, next, now })));
  return found;
}

type FeeAsk = Readonly<{ row: FulfillmentRow; before: Receiver; next: Receiver; now: Asked['now'] }>;

/** What the same courier asks more or less for the new place, by the tables in force; silent where it is not known. */
async function feeDifference(db: Db, { row, before, next, now }: FeeAsk): Promise<readonly Consequence[]> {
  const { carrier, service, weightGram, volumeMl, warehouseId, pieceCount } = row;
  if (carrier === null || weightGram === null || warehouseId === null || pathOf(before) === pathOf(next)) return [];
  const feeTo = async ({ province, city, district }: Receiver): Promise<number | null> => {
    const goods = { weightGram, volumeMl: volumeMl ?? 0, pieces: Math.max(1, pieceCount), warehouseId: warehouseId as never };
    const ask = { by: systemCaller('requests'), now, province, city, district, ...goods };
    const { quotes } = await quoteFreights(db, ask as never);
    const isOwn = (quote: FreightQuote): boolean => quote.carrier === carrier && (quote.service as string) === service;
    return (quotes.find(isOwn) ?? quotes.find((quote) => quote.carrier === carrier))?.freight?.fee ?? null;
  };
  const [from, to] = [await feeTo(before), await feeTo(next)];
  if (from === null || to === null || from === to) return [];
  const yuan = (fee: number): string => (fee / 100).toFixed(2);
  return [{ code: to > from ? 'fee_more' : 'fee_less', values: { yuan: yuan(Math.abs(to - from)), from: yuan(from), to: yuan(to) } }];
}
