import { z } from 'zod';
import { traceStates, traceSubs, type TraceState, type TraceSub } from '../waybills/trace-state.ts';

/** A state of a parcel, as contracts and events bear it. */
export const traceStateCode = z.enum(Object.keys(traceStates) as [TraceState, ...TraceState[]]);
export const traceSubCode = z.enum(Object.keys(traceSubs) as [TraceSub, ...TraceSub[]]);
