import { ok, refuse, type Result } from '../kernel/result.ts';

/** Fewer different characters than this is a repetition, however long. */
const fewestDifferentCharacters = 5;

/** Runs that people type when asked for a long password. */
const commonRuns = ['1234567890', '0987654321', 'qwertyuiop', 'asdfghjkl', 'abcdefghijklmnopqrstuvwxyz'];

/** Length is checked by the contract; this refuses `password.too_simple`: repetition, a run of keys, the login with little else. */
export function acceptPassword(password: string, login: string): Result<string> {
  const text = password.toLowerCase();
  const isRepetition = new Set(text).size < fewestDifferentCharacters;
  const isRun = commonRuns.some((run) => run.repeat(Math.ceil(text.length / run.length) + 1).includes(text));
  const isLogin = text.replaceAll(login.toLowerCase(), '').length < fewestDifferentCharacters;
  return isRepetition || isRun || isLogin ? refuse('password.too_simple') : ok(password);
}
