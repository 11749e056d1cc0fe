import { expect, test } from 'vitest';
import { robotSign } from './sign.ts';

// reckoned a second way: printf '%s\n%s' 1577262236757 'this is secret' | openssl dgst -sha256 -hmac 'this is secret' -binary | base64
test('the signature of a robot is the one that openssl reckons', () =>
  expect(robotSign(1_577_262_236_757, 'this is secret')).toBe('hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM='));

test('another millisecond or another secret makes another signature', () => {
  expect(robotSign(1_577_262_236_758, 'this is secret')).not.toBe(robotSign(1_577_262_236_757, 'this is secret'));
  expect(robotSign(1_577_262_236_757, 'this is secreT')).not.toBe(robotSign(1_577_262_236_757, 'this is secret'));
});
