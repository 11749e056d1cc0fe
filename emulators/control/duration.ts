import { z } from 'zod';

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `90s`, `30m`, `2h`, `1.5d`, or milliseconds as a number; read as milliseconds. */
export const durationSchema = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?(ms|s|m|h|d)$/u, 'a duration like 90s, 30m, 2h or 3d')
    .transform((text) => {
      const [, amount = '0', unit = 'ms'] = /^(-?[\d.]+)(\w+)$/u.exec(text) ?? [];
      return Math.round(Number(amount) * units[unit as keyof typeof units]);
    }),
]);

/** ISO text with an offset, or Unix milliseconds; read as Unix milliseconds. */
export const momentSchema = z.union([z.int(), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))]);
