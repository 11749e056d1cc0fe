import { ConnectorFault } from '../channels/connector-fault.ts';
import { problemOf, waybillProblems, type ProblemSign } from './waybill-problem.ts';
import type { TakeAsk, TakeOutcome } from './waybill-source.ts';

/** How a service takes a batch. */
export type Together = Readonly<{
  /** parcels at most in one call; 1 where each call takes one */
  atOnce: number;
  /** what parcels of one call must have in common; absent: nothing but the batch */
  groupOf?(parcel: TakeAsk): string;
  /** how the service says what is wrong */
  signs: readonly ProblemSign[];
  /** whether a refusal speaks of parcels; any other is a fault of the call and thrown */
  isOfParcels(fault: ConnectorFault): boolean;
}>;

/**
 * Takes numbers for parcels, as many a call as the service allows. Where one bad parcel has the whole call refused, the call is cut in
 * halves until the bad one stands alone, for a parcel that was asked for twice gets the same number. When the service breaks off after
 * some got theirs, the rest is `service_down`: nothing that was taken is lost. Outcomes stand in the order of the parcels.
 * @throws ConnectorFault when nothing was taken, or when a person or a new token is needed
 */
export async function takeTogether(
  parcels: readonly TakeAsk[],
  together: Together,
  take: (few: readonly TakeAsk[]) => Promise<readonly TakeOutcome[]>,
): Promise<readonly TakeOutcome[]> {
  const outcomes = new Map<string, TakeOutcome>();
  const groups = Array.from(Map.groupBy(parcels, (parcel) => together.groupOf?.(parcel) ?? '').values());
  let waiting = groups.flatMap((group) => chunks(group, together.atOnce));
  const giveUp = (rest: readonly TakeAsk[], fault: ConnectorFault): void => {
    for (const { parcelId } of rest) outcomes.set(parcelId, refusedParcel(parcelId, fault, together.signs));
  };
  while (waiting.length > 0) {
    const [few = [], ...later] = waiting;
    waiting = later;
    try {
      for (const outcome of answeredBy(few, await take(few))) outcomes.set(parcelIdOf(outcome), outcome);
    } catch (fault) {
      if (!(fault instanceof ConnectorFault)) throw fault;
      if (!together.isOfParcels(fault)) {
        if (!isPassing(fault) || !Array.from(outcomes.values()).some(({ isTaken }) => isTaken)) throw fault;
        giveUp([...few, ...later.flat()], fault);
        break;
      }
      const { spreads } = waybillProblems[problemOf(together.signs, fault)];
      if (spreads === 'at_once' || (spreads === 'when_alone' && few.length === 1)) {
        giveUp([...few, ...later.flat()], fault);
        break;
      }
      if (few.length === 1) giveUp(few, fault);
      else waiting = [...chunks(few, Math.ceil(few.length / 2)), ...later];
    }
  }
  return parcels.flatMap(({ parcelId }) => outcomes.get(parcelId) ?? []);
}

/** A parcel that got no number, in the service's own words. */
export function refusedParcel(
  parcelId: string,
  { platformCode, platformWords, kind }: Readonly<{ platformCode: string; platformWords: string; kind?: string }>,
  signs: readonly ProblemSign[],
): TakeOutcome {
  const problem = kind === 'transient' || kind === 'throttled' ? 'service_down' : problemOf(signs, { platformCode, platformWords });
  return { isTaken: false, parcelId, problem, platformCode, platformWords };
}

/** What the service answered, and a word for each parcel that it passed over. */
function answeredBy(few: readonly TakeAsk[], outcomes: readonly TakeOutcome[]): readonly TakeOutcome[] {
  const answered = new Set(outcomes.map(parcelIdOf));
  const passedOver = few.filter(({ parcelId }) => !answered.has(parcelId));
  return [
    ...outcomes,
    ...passedOver.map(({ parcelId }): TakeOutcome => ({
      isTaken: false,
      parcelId,
      problem: 'service_down',
      platformCode: 'no_answer',
      platformWords: '面单服务没有回答这个包裹，请重试 (the service did not answer for this parcel; try again)',
    })),
  ];
}

const parcelIdOf = (outcome: TakeOutcome): string => (outcome.isTaken ? outcome.waybill.parcelId : outcome.parcelId);

const isPassing = ({ kind }: ConnectorFault): boolean => kind === 'transient' || kind === 'throttled';

function chunks(parcels: readonly TakeAsk[], size: number): readonly (readonly TakeAsk[])[] {
  return Array.from({ length: Math.ceil(parcels.length / size) }, (_, at) => parcels.slice(at * size, (at + 1) * size));
}
