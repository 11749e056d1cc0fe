import { tourCodes } from '@zhidan/core/guide/tour-code.ts';

/** The pages of docs/ that the product holds: a day of each role, and how the house is run. */
export const handbookPageCodes = [...tourCodes, 'operating'] as const;
export type HandbookPageCode = (typeof handbookPageCodes)[number];
