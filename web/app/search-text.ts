import { parseSearchWith, stringifySearchWith } from '@tanstack/react-router';

/**
 * What an address says after its `?`, to and from text. A platform's code such as `123e45` stays the text it is:
 * the router's own reading would make a number of it.
 */
export const parseSearch = parseSearchWith(parsed);
export const stringifySearch = stringifySearchWith(JSON.stringify, parsed);

/** @throws SyntaxError for a plain text; TypeError for one that is no list or object and stays the text it is */
function parsed(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'number') throw new TypeError('a number whose text would change'); // those whose text stays come as numbers already
  return value;
}
