import type { Json, JsonObject } from '../kernel/canonical-json.ts';
import { parseJson } from '../kernel/parse-json.ts';
import { ConnectorFault } from './connector-fault.ts';
import type { OutsideAnswer } from './outside.ts';

/**
 * The JSON object that a platform answered, numbers beyond 2^53 as texts. Anything else is a gateway in trouble.
 * @throws ConnectorFault `throttled` or `transient`; it never repeats the answer, which may hold personal data
 */
export function answerObject({ status, text }: OutsideAnswer): JsonObject {
  const value = parsed(text);
  if (isObject(value)) return value;
  const kind = status === 429 ? 'throttled' : 'transient';
  throw new ConnectorFault({ kind, platformCode: `http_${status}`, platformWords: 'the answer is no JSON object' });
}

function parsed(text: string): Json {
  try {
    return parseJson(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
