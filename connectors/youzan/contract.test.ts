import { expect, test } from 'vitest';
import { contractRules } from '../contract-kit.ts';
import { recording } from './recorded.fixture.ts';

test.each(contractRules(recording))('Youzan: $name', ({ check }) => expect(check()).resolves.toBeUndefined());
