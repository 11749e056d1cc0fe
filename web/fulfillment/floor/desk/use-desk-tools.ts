import { useFeedback, type Feedback, type Stopped } from './scan-feedback.tsx';
import { useOpening } from './use-opening.ts';
import { useWork, type Work } from '../line/use-work.ts';
import type { DeskStation } from '../line/desk-result.ts';
import type { DeskProps } from './desk-page.tsx';

/** What work by scan is done with: the parcels, the line to the server, and the way to tell a person. */
export type DeskTools = DeskProps &
  ReturnType<typeof useOpening> &
  Readonly<{
    work: Work;
    feedback: Feedback | null;
    tell: (feedback: Feedback) => void;
    clear: () => void;
  }>;

type ToolsAsk = Readonly<{
  station: DeskStation | 'any';
  /** hears of stopped parcels instead of the feedback */
  onStopped?: (stopped: Stopped) => void;
}>;

/** The tools of a desk, for one station or for all. */
export function useDeskTools(desk: DeskProps, { station, onStopped }: ToolsAsk): DeskTools {
  const { warehouseId, line, view } = desk;
  const { feedback, tell: say, clear } = useFeedback();
  const tell = (told: Feedback): void => (told.stopped && onStopped ? onStopped(told.stopped) : say(told));
  const work = useWork({ station, warehouseId, store: line.store });
  return { ...desk, ...useOpening({ work, view, tell }), work, feedback, tell, clear };
}
