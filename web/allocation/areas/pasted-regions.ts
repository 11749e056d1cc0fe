import { readRegion, wholeCountry } from '@zhidan/core/allocation/region/region.ts';

/** The regions that pasted lines name, and the lines that name none. */
export function pastedRegions(text: string): Readonly<{ paths: readonly string[]; unknown: readonly string[] }> {
  const lines = text
    .split(/[\r\n;；]+/u)
    .map((line) => line.trim())
    .filter(Boolean);
  const read = lines.map((line) => ({ line, path: readRegion(line) }));
  return {
    paths: read.flatMap(({ path }) => (path === null ? [] : [path || wholeCountry])),
    unknown: read.filter(({ path }) => path === null).map(({ line }) => line),
  };
}
