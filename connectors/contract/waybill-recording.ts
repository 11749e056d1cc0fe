import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import type { PushedRequest } from '@zhidan/core/channels/push.ts';
import type { TakeBatch, WaybillAccess, WaybillSource } from '@zhidan/core/waybills/waybill-source.ts';
import type { TrackAsk, TrackingSource } from '@zhidan/core/waybills/tracking-source.ts';

type Player = (request: OutsideRequest) => OutsideAnswer;

/** What the author of a waybill source hands to the kit. */
export type WaybillRecording = Readonly<{
  source: WaybillSource;
  /** secrets of at least six characters, so that they can be found where they must not be */
  access: WaybillAccess;
  now: Instant;
  /** parcels that all get a number */
  batch: TakeBatch;
  /** a fresh service each time, which remembers the numbers it gives and takes back */
  play(): Player;
  /** the service's own refusal with some words in it */
  refusal(words: string): OutsideAnswer;
}>;

/** What the author of a tracking source hands to the kit. */
export type TrackingRecording = Readonly<{
  source: TrackingSource;
  access: Pick<WaybillAccess, 'app'>;
  now: Instant;
  ask: TrackAsk;
  play(): Player;
  refusal(words: string): OutsideAnswer;
  /** genuine requests, each bringing news */
  pushes: readonly PushedRequest[];
}>;

export type WaybillRule = Readonly<{ name: string; check(recording: WaybillRecording): void | Promise<void> }>;
export type TrackingRule = Readonly<{ name: string; check(recording: TrackingRecording): void | Promise<void> }>;
