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

/** What Kuaidi100 tells of a parcel, by query and by push alike: always the whole of it. `corrected`: the carrier as it found it. */
export function traceOf(told: Part, app: ChannelApp, { now, corrected = '' }: Readonly<{ now: Instant; corrected?: string }>): Trace {
  const events = wholeTrace(traceCodes, read.parts(told, 'data').map(scanOf), { code: read.text(told, 'state'), at: now });
  const carrierCodeThere = corrected || read.text(told, 'com');
  return {
    waybillNo: read.needText(told, 'nu'),
    carrier: carrierOfCode(carrierCodes, app, carrierCodeThere),
    carrierCodeThere,
    events,
    expectedAt: momentIn(read.text(told, 'arrivalTime')),
    watch: isTraceOver(traceStandingOf(events)) ? 'over' : 'on',
    reason: '',
    isLoop: read.isTrue(told, 'isLoop'),
  };
}

function scanOf(row: Part): Scan {
  const at = read.shanghai(row, 'ftime') ?? read.shanghai(row, 'time');
  if (at === null) throw new RangeError(`${row.at}ftime: is missing`);
  return {
    at,
    text: read.text(row, 'context'),
    place: read.text(row, 'areaName') || read.text(row, 'location'),
    code: read.text(row, 'statusCode'),
  };
}

/** The estimate comes to the hour, the minute or the second; one of another shape is none. */
function momentIn(text: string): Instant | null {
  const [, hour, rest = ''] = /^(\d{4}-\d{2}-\d{2} \d{2})((?::\d{2}){0,2})$/.exec(text) ?? [];
  return hour ? readShanghaiText(`${hour}${rest}${':00'.repeat(2 - rest.length / 3)}`) : null;
}
