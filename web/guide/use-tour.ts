import { moveTour, showTour } from '@zhidan/core/guide/tour-api.ts';
import type { TourCode, TourState } from '@zhidan/core/guide/tour-code.ts';
import { useAnswer } from '../lib/answers.ts';
import { useCommand } from '../lib/use-command.ts';

type Place = Readonly<{ step: number; state: Exclude<TourState, 'new'> }>;

export type OwnTour = Readonly<{ tour: TourCode; step: number; state: TourState; move: (place: Place) => void }>;

/** The person’s tour and where they are in it; null while unknown, and for whoever has none. */
export function useTour(): OwnTour | null {
  const { data } = useAnswer(showTour, {}, { follows: ['tour'] });
  const keep = useCommand(moveTour, ['tour']);
  if (!data?.tour) return null;
  const { tour, step, state } = data;
  return { tour, step, state, move: (place) => keep.give({ tour, ...place }) };
}
