import { expect, test } from 'vitest';
import { robotSign } from './sign.ts';

// reckoned a second way: the key is timestamp, newline and secret, the message is empty:
// openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf '%s\n%s' 1599360473 'this is secret' | xxd -p) -binary </dev/null | base64
test('the signature of a robot is the one that openssl reckons', () =>
  expect(robotSign(1_599_360_473, 'this is secret')).toBe('/eYKrXQBzTjUZJ3s6NX16VxGbTwmK7AEs8/FnvC1CSw='));

test('another second or another secret makes another signature', () => {
  expect(robotSign(1_599_360_474, 'this is secret')).not.toBe(robotSign(1_599_360_473, 'this is secret'));
  expect(robotSign(1_599_360_473, 'this is secreT')).not.toBe(robotSign(1_599_360_473, 'this is secret'));
});
