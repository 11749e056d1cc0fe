import { say } from '@zhidan/core/kernel/words.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { FileAnswer } from '../../platform/files/stored-file.ts';
import { commandSheetTitle, renderCommandSheet } from '../labels/render-command-sheet.ts';
import { pdfAnswer } from './pdf-answer.ts';

/** The barcodes that command a station, in the reader’s language. */
export async function fetchCommandSheet({ by }: Asked<object>): Promise<FileAnswer> {
  return pdfAnswer(say(commandSheetTitle, by.language), await renderCommandSheet(by.language));
}
