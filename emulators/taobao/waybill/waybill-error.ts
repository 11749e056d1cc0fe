import { DeskRefusal } from '../../world/waybills/desk-refusal.ts';
import { TopError } from '../top-error.ts';

/** What the waybill service refuses comes as code 50, whatever it is: the words tell. Spec: logistics §1. */
export const refused = (why: string): TopError => new TopError(50, 'isv.invalid-parameter', why);

/** In Cainiao's words what the desk said; other errors as they are. */
export function worded<Answer>(act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    if (error instanceof DeskRefusal) throw refused(error.message);
    throw error;
  }
}
