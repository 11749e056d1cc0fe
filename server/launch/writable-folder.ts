import { accessSync, constants, mkdirSync } from 'node:fs';

/** The wished folder, made where there is none; the other one when the wished cannot be written, as in somebody else's repository. */
export function writableFolder(wished: string, other: string): string {
  try {
    mkdirSync(wished, { recursive: true });
    accessSync(wished, constants.W_OK);
    return wished;
  } catch {
    return other;
  }
}
