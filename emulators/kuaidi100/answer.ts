import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import type { EmulatedAnswer } from '../world/platform.ts';

export const json = (value: unknown): EmulatedAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=utf-8' },
  body: JSON.stringify(value),
});

/** `{"result":false,"returnCode":"500","message":"…"}`: how the tracking services refuse. */
export const refusal = (returnCode: string, message: string): EmulatedAnswer => json({ result: false, returnCode, message });

/** JSON of a form field; undefined when it is none. */
export function fieldJson(text: string | null): Json | undefined {
  try {
    return parseJson(text ?? '');
  } catch {
    return undefined;
  }
}
