import { expect, test } from 'vitest';
import { trackingRules, waybillRules } from '../contract-kit.ts';
import { trackingRecording, waybillRecording } from './recorded.fixture.ts';

test.each(trackingRules(trackingRecording))('KdNiao: $name', ({ check }) => expect(check()).resolves.toBeUndefined());
test.each(waybillRules(waybillRecording))('KdNiao: $name', ({ check }) => expect(check()).resolves.toBeUndefined());
