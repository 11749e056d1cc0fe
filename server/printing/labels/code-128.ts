import bwip from 'bwip-js/generic';

/**
 * Widths of bars and gaps of a Code 128 in modules, a bar first; the quiet zones are not in it.
 * @throws RangeError for a text that the code cannot hold: empty, or with other than ASCII
 */
export function code128(text: string): readonly number[] {
  if (!/^[ -~]{1,80}$/.test(text)) throw new RangeError(`no barcode holds "${text}": 1 to 80 letters, digits and signs of ASCII`);
  const [symbol] = bwip.raw('code128', text, {});
  if (!symbol || !('sbs' in symbol)) throw new RangeError(`no barcode for "${text}"`);
  return symbol.sbs;
}

/** Empty modules that a scanner wants on either side. */
export const quietModules = 10;
