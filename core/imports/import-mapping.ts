import { z } from 'zod';
import { importFieldCodes, type ImportField } from './import-field.ts';
import { importStatusCodes, missingStatuses, type ImportStatus, type MissingStatus } from './import-status.ts';
import { layoutCodes, type LayoutCode } from './layouts.ts';

/** How a file is read: what kind of file it is, what each of its columns means, what its status words mean. */
export type ImportMapping = Readonly<{
  layout: LayoutCode;
  /** a field a column, in the file's order; null: kept with the order and not read */
  fields: readonly (ImportField | null)[];
  /** status words of the file that its layout does not know */
  statusWords: Readonly<Record<string, ImportStatus>>;
  missingStatus: MissingStatus;
}>;

/** Columns at most; Excel's own limit is 16,384, and no back office comes near this one. */
export const columnLimit = 200;

export const importMappingSchema = z.object({
  layout: z.enum(layoutCodes),
  fields: z.array(z.enum(importFieldCodes).nullable()).max(columnLimit),
  statusWords: z.record(z.string().min(1).max(60), z.enum(importStatusCodes)),
  missingStatus: z.enum(Object.keys(missingStatuses) as [MissingStatus, ...MissingStatus[]]),
}) satisfies z.ZodType<ImportMapping>;
