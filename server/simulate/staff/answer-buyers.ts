/** Service: answers buyers by what the desk says, and asks for new addresses on their behalf. Buyers are the world's; that they ask is chance. */
import type { DeskOrder, FoundOrder } from '@zhidan/core/desk/desk-api.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Assumptions } from '../assumptions.ts';
import type { Chance } from '../chance.ts';
import { dayShops } from '../day-world.ts';
import { answered, type Visitor } from '../visitor.ts';
import { handsFor, type Hands } from './hands.ts';
import { isBetween, type Shift } from './shift.ts';

const hourMs = 3_600_000;

/** Hours after ordering in which somebody wants something: from, and how long; `null` as long as buyers ask. */
const waits = { progress: [2, null], other: [2, null], address: [2, 8], mixup: [120, 72] } as const;

/** Buyers in haste ask for another address at night, before anybody packs, or when the parcel has long left. */
const night = [0, 6] as const;
const hastyMs = 40 * 60_000;
const lateMs = 26 * hourMs;

type Wish = Readonly<{ atMs: number; orderNo: string; kind: keyof typeof waits }>;

/** What service remembers between its spans. */
export type ServiceMemory = {
  wishes: readonly Wish[];
  seenTrades: number[];
  /** what was wanted before is forgotten */
  notBefore?: Instant;
};

export const nobodyAsked = (): ServiceMemory => ({ wishes: [], seenTrades: dayShops.map(() => 0) });

export async function answerBuyers(shift: Shift, memory: ServiceMemory): Promise<void> {
  const { house, assumptions, spanMs } = shift;
  await listen(shift, memory);
  const now = house.merchant.clock();
  if (!isBetween(now, assumptions.deskFrom, assumptions.deskUntil)) return;
  const hands = handsFor(assumptions.servicePeople, spanMs, shift);
  const desk = await house.as('kefu');
  const due = memory.wishes.filter(({ atMs }) => atMs <= instantMs(now)).toSorted((one, other) => one.atMs - other.atMs);
  const heard = new Set<Wish>();
  for (const wish of due) {
    if (hands.room('answer', 'request') === 0) break;
    heard.add(wish);
    await answer(shift, desk, { hands, wish });
  }
  memory.wishes = memory.wishes.filter((wish) => !heard.has(wish));
}

/** New customers, and what each will want to know or to have changed. */
async function listen({ house, assumptions, chance }: Shift, memory: ServiceMemory): Promise<void> {
  for (const [index, after] of memory.seenTrades.entries()) {
    const ask = { shop: index + 1, after, limit: 10_000 };
    const trades = (await house.emulators.control('GET', 'trades', ask)) as unknown as readonly Trade[];
    memory.seenTrades[index] = trades.at(-1)?.seq ?? after;
    const wishes = trades.flatMap((trade) => wishesOf(trade, assumptions, chance));
    const { notBefore } = memory;
    memory.wishes = [...memory.wishes, ...wishes.filter(({ atMs }) => notBefore === undefined || atMs >= instantMs(notBefore))];
  }
}

type Trade = Readonly<{ seq: number; no: string; createdAt: Instant }>;

function wishesOf({ no, createdAt }: Trade, assumptions: Assumptions, chance: Chance): readonly Wish[] {
  const { otherQuestions, progressShareBefore, addressByChat, mixups, askWithinHours, hasteMinutes } = assumptions;
  const often = {
    other: otherQuestions,
    // so many that they were this share of all questions before
    progress: progressShareBefore < 1 ? (otherQuestions * progressShareBefore) / (1 - progressShareBefore) : otherQuestions,
    address: addressByChat,
    mixup: mixups,
  } as const satisfies Readonly<Record<keyof typeof waits, number>>;
  const moment = (kind: keyof typeof waits): number => {
    if (kind === 'address' && hasteMinutes > 0) return instantMs(createdAt) + (isBetween(createdAt, ...night) ? hastyMs : lateMs);
    const [from, span] = waits[kind];
    return instantMs(createdAt) + (from + chance('asks when', kind, no) * (span ?? askWithinHours)) * hourMs;
  };
  return (Object.keys(often) as (keyof typeof waits)[])
    .filter((kind) => chance('asks', kind, no) < often[kind])
    .map((kind) => ({ atMs: moment(kind), orderNo: no, kind }));
}

type Asked = Readonly<{ hands: Hands; wish: Wish }>;

async function answer(shift: Shift, desk: Visitor, { hands, wish }: Asked): Promise<void> {
  const { orderNo, kind } = wish;
  const path = `/api/desk/found?search=${encodeURIComponent(orderNo)}`;
  const { items } = await answered<{ items: readonly FoundOrder[] }>(desk.get(path));
  const found = items.find((one) => one.orderNo === orderNo);
  if (!found || ['unpaid', 'canceled'].includes(found.status)) return; // who has not paid asks nothing
  if (kind === 'mixup') return askToSendAgain(desk, hands, found.orderId);
  if (kind === 'address') return askForAddress(shift, desk, { hands, orderId: found.orderId, orderNo });
  if (kind === 'progress' && shift.chance('looks first', orderNo) < shift.assumptions.selfServed && (await looksThemselves(desk, found)))
    return;
  const { orders } = await answered<{ orders: readonly DeskOrder[] }>(desk.get(`/api/desk/orders/${found.orderId}/buyer`));
  const order = orders.find(({ orderId }) => orderId === found.orderId);
  const away = order?.parcels.filter(({ shippedAt }) => shippedAt !== null) ?? [];
  if (kind === 'progress' && away.length > 0 && away.every(({ traceState }) => traceState === 'DELIVERED')) return; // it is there
  const said = kind === 'other' ? 'change' : away.length > 0 ? 'where' : 'when';
  const code = order?.answers.find((one) => one.kind === said)?.code ?? '';
  await answered(desk.post(`/api/desk/orders/${found.orderId}/answered`, { kind: said, code }));
  hands.did('answer');
}

/** The buyer opens the page of the shop's message; whether it says where the parcel is. */
async function looksThemselves(desk: Visitor, { orderId }: FoundOrder): Promise<boolean> {
  const { url } = await answered<{ url: string }>(desk.post(`/api/orders/${orderId}/buyer-link`));
  const token = url.split(/[/#=]/u).at(-1) ?? '';
  const page = await desk.post('/api/buyers/show', { token });
  if (page.status !== 200) return false;
  const { parcels } = page.body as Readonly<{ parcels: readonly Readonly<{ events: readonly unknown[] }>[] }>;
  return parcels.some(({ events }) => events.length > 0);
}

/** Where buyers want their parcels instead. */
const places = [
  { province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路 398 号 5 幢 302 室' },
  { province: '江苏省', city: '南京市', district: '鼓楼区', detail: '中山北路 212 号 8 幢 1101 室' },
  { province: '广东省', city: '广州市', district: '天河区', detail: '体育西路 57 号 2 座 1804' },
  { province: '四川省', city: '成都市', district: '武侯区', detail: '科华北路 65 号 1 栋 2 单元 903' },
] as const;

async function askForAddress(
  { chance }: Shift,
  desk: Visitor,
  { hands, orderId, orderNo }: Readonly<{ hands: Hands; orderId: string; orderNo: string }>,
): Promise<void> {
  const place = places[Math.floor(chance('place', orderNo) * places.length)] ?? places[0];
  const receiver = { name: '刘敏', phone: '13900001234', town: '', ...place };
  const { status } = await desk.post(`/api/orders/${orderId}/requests`, {
    ask: { kind: 'change_address', receiver },
    reason: '买家来电要求修改收货地址',
  });
  // what has left, or is being changed already, cannot be changed: the buyer hears so
  hands.did(status === 200 ? 'request' : 'answer');
}

/** Somebody else's goods were in the parcel: what was bought is sent again. */
async function askToSendAgain(desk: Visitor, hands: Hands, orderId: string): Promise<void> {
  const choices = await answered<{ lines: readonly Readonly<{ skuCode: string; quantity: number }>[] }>(
    desk.get(`/api/orders/${orderId}/request-choices`),
  );
  const lines = choices.lines.filter(({ skuCode }) => skuCode !== '').map(({ skuCode, quantity }) => ({ sku: skuCode, quantity }));
  if (lines.length === 0) return;
  const { status } = await desk.post(`/api/orders/${orderId}/requests`, { ask: { kind: 'resend', lines }, reason: '发错货，补发正确商品' });
  hands.did(status === 200 ? 'request' : 'answer');
}
