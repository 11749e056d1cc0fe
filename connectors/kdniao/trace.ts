import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { carrierOfCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { readShanghaiText } from '@zhidan/core/channels/shanghai-time.ts';
import type { Trace } from '@zhidan/core/waybills/tracking-source.ts';
import { traceStandingOf } from '@zhidan/core/waybills/trace.ts';
import { isTraceOver } from '@zhidan/core/waybills/trace-state.ts';
import { wholeTrace, type Scan } from '@zhidan/core/waybills/whole-trace.ts';
import { carrierCodes } from './carrier-codes.ts';
import { traceCodes } from './trace-codes.ts';

/** What KdNiao tells of a parcel, by query and by push alike: always the whole of it, oldest first. */
export function traceOf(told: Part, app: ChannelApp, now: Instant): Trace {
  const code = read.text(told, 'StateEx') || read.text(told, 'State');
  const events = wholeTrace(traceCodes, read.parts(told, 'Traces').map(scanOf), { code, at: now });
  const carrierCodeThere = read.text(told, 'ShipperCode');
  const isOver = isTraceOver(traceStandingOf(events));
  // what fails for a parcel says why, and is no end of its journey
  const isGivenUp = !isOver && read.text(told, 'Success') === 'false';
  return {
    waybillNo: read.needText(told, 'LogisticCode'),
    carrier: carrierOfCode(carrierCodes, app, carrierCodeThere),
    carrierCodeThere,
    events,
    expectedAt: momentIn(read.text(told, 'EstimatedDeliveryTime')),
    watch: isOver ? 'over' : isGivenUp ? 'given_up' : 'on',
    reason: isGivenUp ? read.text(told, 'Reason') : '',
    isLoop: false,
  };
}

function scanOf(row: Part): Scan {
  const at = read.shanghai(row, 'AcceptTime');
  if (at === null) throw new RangeError(`${row.at}AcceptTime: is missing`);
  return { at, text: read.text(row, 'AcceptStation'), place: read.text(row, 'Location'), code: read.text(row, 'Action') };
}

/** The estimate's shape is not documented: one that is no moment is none. */
function momentIn(text: string): Instant | null {
  try {
    return readShanghaiText(text);
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    return null;
  }
}
