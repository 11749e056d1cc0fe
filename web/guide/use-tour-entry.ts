import { useWords } from '../lib/words.ts';
import { guideWords } from './guide-words.ts';
import { useTour } from './use-tour.ts';

/** The way into the tour from a menu: on from where it was laid aside, else from the beginning; null for whoever has none. */
export function useTourEntry(): Readonly<{ label: string; begin: () => void }> | null {
  const t = useWords(guideWords);
  const own = useTour();
  if (!own) return null;
  const { state, step, move } = own;
  if (state === 'skipped' && step > 0)
    return { label: t('tour.resume', { step: step + 1 }), begin: () => move({ step, state: 'running' }) };
  return {
    label: t(state === 'done' || state === 'running' ? 'tour.again' : 'tour.title'),
    begin: () => move({ step: 0, state: 'running' }),
  };
}
