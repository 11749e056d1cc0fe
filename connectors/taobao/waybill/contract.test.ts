import { expect, test } from 'vitest';
import { waybillRules } from '../../contract-kit.ts';
import { recording } from './recorded.fixture.ts';

test.each(waybillRules(recording))('Cainiao: $name', ({ check }) => expect(check()).resolves.toBeUndefined());
