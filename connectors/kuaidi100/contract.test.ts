import { expect, test } from 'vitest';
import { trackingRules, waybillRules } from '../contract-kit.ts';
import { trackingRecording, waybillRecording } from './recorded.fixture.ts';

test.each(trackingRules(trackingRecording))('Kuaidi100: $name', ({ check }) => expect(check()).resolves.toBeUndefined());
test.each(waybillRules(waybillRecording))('Kuaidi100: $name', ({ check }) => expect(check()).resolves.toBeUndefined());
