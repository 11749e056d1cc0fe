import { useWords } from '../lib/words.ts';
import { guideWords } from './guide-words.ts';
import { useTour } from './use-tour.ts';

/** The way into the tour from a menu: on from where it was laid aside, else from the beginning; null for whoever has none. */
export function useTourEntry(): Readonly<{ label: string; begin: () => void }> | null {
  const t = useWords(guideWords);
  const own = useTour();
  if (!own) return null;
  const { state, step, begin } = own;
  if (state === 'skipped' && step > 0) return { label: t('tour.resume', { step: step + 1 }), begin: () => begin(step) };
  return {
    label: t(state === 'done' || state === 'running' ? 'tour.again' : 'tour.title'),
    begin: () => begin(0),
  };
}
