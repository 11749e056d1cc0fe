import { moveTour, showTour } from '@zhidan/core/guide/tour-api.ts';
import type { TourCode, TourState } from '@zhidan/core/guide/tour-code.ts';
import { useNavigate } from '@tanstack/react-router';
import { useAnswer } from '../lib/answers.ts';
import { useCommand } from '../lib/use-command.ts';

type Place = Readonly<{ step: number; state: Exclude<TourState, 'new'> }>;

export type OwnTour = Readonly<{
  tour: TourCode;
  step: number;
  state: TourState;
  /** keeps where the person is now */
  move: (place: Place) => void;
  /** runs from a step, on its page */
  begin: (step: number) => void;
}>;

/** The person’s tour and where they are in it; null while unknown, and for whoever has none. */
export function useTour(): OwnTour | null {
  const { data } = useAnswer(showTour, {}, { follows: ['tour'] });
  const keep = useCommand(moveTour, ['tour']);
  const navigate = useNavigate();
  if (!data?.tour) return null;
  const { tour, step, state } = data;
  const move = (place: Place, then?: () => void): void => keep.give({ tour, ...place }, then);
  const goTo = async (at: number): Promise<void> => {
    const { tours } = await import('@zhidan/core/guide/tour.ts'); // with the card, not with the first page
    await navigate({ to: tours[tour][at]?.page ?? '/' });
  };
  return { tour, step, state, move, begin: (at) => move({ step: at, state: 'running' }, () => void goTo(at)) };
}
