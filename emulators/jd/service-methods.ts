import { fenToYuan } from '@zhidan/core/kernel/money.ts';
import { z } from 'zod';
import { agreeRefund, refuseRefund } from '../world/merchant-acts.ts';
import type { Refund, Trade } from '../world/trade.ts';
import { ServiceRefusal } from './jd-error.ts';
import { method, momentSchema, numberSchema, textResult, type Caller, type Method } from './method.ts';
import { orderIdOf, refundSeqOfService, serviceIdOf } from './native-number.ts';
import { isCancellation } from './order-state.ts';
import { refundDocument, serviceDocument, serviceStatuses } from './service-document.ts';

const pageFields = { pageNumber: numberSchema.pipe(z.int().min(1)), pageSize: numberSchema.pipe(z.int().min(1).max(100)) };
const listSchema = z.object({
  serviceId: numberSchema.nullish(),
  orderId: numberSchema.nullish(),
  serviceStatus: numberSchema.nullish(),
  applyTimeBegin: momentSchema,
  applyTimeEnd: momentSchema,
  updateTimeBegin: momentSchema,
  updateTimeEnd: momentSchema,
  ...pageFields,
});
const moneySchema = z.object({
  orderId: numberSchema.nullish(),
  applyTimeBegin: momentSchema,
  applyTimeEnd: momentSchema,
  approveTimeBegin: momentSchema,
  approveTimeEnd: momentSchema,
  pageNumber: numberSchema.pipe(z.int().min(1)),
  pageSize: numberSchema.pipe(z.int().min(1).max(50)),
});
const decideSchema = z.object({ serviceId: numberSchema, approveNotes: z.string().nullish() });

const dayMs = 86_400_000;
const refusedPage = (failure: Parameters<typeof textResult>[0]) => ({ pageResult: { ...textResult(failure), data: [], totalCount: 0 } });
const refusedResult = (failure: Parameters<typeof textResult>[0]) => ({ result: textResult(failure) });

const list = method(listSchema, refusedPage, (caller, ask) => {
  const found = services(caller).filter(
    ([trade, refund]) =>
      (!ask.serviceId || serviceIdOf(refund.seq) === ask.serviceId) &&
      (!ask.orderId || orderIdOf(trade) === String(ask.orderId)) &&
      (!ask.serviceStatus || serviceStatuses[refund.state][0] === ask.serviceStatus) &&
      isWithin(refund.askedMs, ask.applyTimeBegin, ask.applyTimeEnd) &&
      isWithin(refund.changedMs, ask.updateTimeBegin, ask.updateTimeEnd),
  );
  return { pageResult: { ...textResult(null), data: paged(found, ask).map((each) => serviceDocument(...each)), totalCount: found.length } };
});

/** Service orders after shipping; the names of `audit` and `receive` are (unverified). Spec: jd §7. */
export const serviceMethods: Readonly<Record<string, Method>> = {
  'jingdong.asc.query.list': list,
  'jingdong.asc.sync.list': list,
  'jingdong.asc.query.view': method(z.object({ serviceId: numberSchema }), refusedResult, (caller, { serviceId }) => ({
    result: { ...textResult(null), data: serviceDocument(...serviceOf(caller, serviceId)) },
  })),
  'jingdong.asc.audit.agree': method(decideSchema, refusedResult, (caller, { serviceId }) => {
    const [trade, refund] = waiting(serviceOf(caller, serviceId), ['asked']);
    agreeRefund(caller.world, trade, refund.seq);
    return { result: textResult(null) };
  }),
  'jingdong.asc.audit.reject': method(decideSchema, refusedResult, (caller, { serviceId, approveNotes }) => {
    const [trade, refund] = waiting(serviceOf(caller, serviceId), ['asked']);
    refuseRefund(caller.world, trade, refund.seq, approveNotes ?? '');
    return { result: textResult(null) };
  }),
  /** the goods came: the money goes back, or the exchange out */
  'jingdong.asc.receive.register': method(decideSchema, refusedResult, (caller, { serviceId }) => {
    const [trade, refund] = waiting(serviceOf(caller, serviceId), ['agreed', 'returned']);
    agreeRefund(caller.world, trade, refund.seq);
    return { result: textResult(null) };
  }),
  'jingdong.asc.serviceAndRefund.view': method(moneySchema, refusedPage, (caller, ask) => {
    if (!ask.orderId) checkSpans(ask);
    const found = services(caller).filter(
      ([trade, refund]) =>
        refund.state === 'paid' &&
        (!ask.orderId || orderIdOf(trade) === String(ask.orderId)) &&
        isWithin(refund.askedMs, ask.applyTimeBegin, ask.applyTimeEnd) &&
        isWithin(refund.changedMs, ask.approveTimeBegin, ask.approveTimeEnd),
    );
    return {
      pageResult: { ...textResult(null), data: paged(found, ask).map((each) => refundDocument(...each)), totalCount: found.length },
    };
  }),
  'jingdong.b2c.shop.aftersales.refund.get': method(z.object({ afsServiceId: numberSchema }), refusedResult, (caller, { afsServiceId }) => {
    const [, refund] = waiting(serviceOf(caller, afsServiceId), ['paid']);
    return { result: { ...textResult(null), data: { afsActualRefundDetail: { actualRefundAmount: fenToYuan(refund.amount) } } } };
  }),
};

type Service = readonly [Trade, Refund];

/** Newest first. */
function services({ world, shop }: Caller): Service[] {
  return world
    .trades(shop.seq)
    .flatMap((trade) => trade.refunds.filter((refund) => !isCancellation(trade, refund)).map((refund): Service => [trade, refund]))
    .toSorted(([, one], [, other]) => other.seq - one.seq);
}

function serviceOf(caller: Caller, serviceId: number): Service {
  const found = services(caller).find(([, { seq }]) => seq === refundSeqOfService(serviceId));
  if (!found) throw new ServiceRefusal('not_found', `服务单${serviceId}不存在`);
  return found;
}

function waiting(service: Service, states: readonly Refund['state'][]): Service {
  if (!states.includes(service[1].state)) throw new ServiceRefusal('state', `服务单状态为${serviceStatuses[service[1].state][1]}`);
  return service;
}

/** A week of applying or ten days of approval. */
function checkSpans(ask: z.output<typeof moneySchema>): void {
  const spans = [
    [ask.applyTimeBegin, ask.applyTimeEnd, 7],
    [ask.approveTimeBegin, ask.approveTimeEnd, 10],
  ] as const;
  const told = spans.filter(([from, to]) => from !== null && to !== null);
  if (told.length === 0) throw new ServiceRefusal('argument', 'orderId、申请时间与审核时间不能都为空');
  for (const [from, to, days] of told)
    if ((to ?? 0) - (from ?? 0) > days * dayMs) throw new ServiceRefusal('argument', `查询时间跨度不能超过${days}天`);
}

function isWithin(ms: number, from: number | null, to: number | null): boolean {
  return ms >= (from ?? 0) && ms < (to ?? Infinity) + 1_000;
}

const paged = <Row>(rows: readonly Row[], { pageNumber, pageSize }: Readonly<{ pageNumber: number; pageSize: number }>): readonly Row[] =>
  rows.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
