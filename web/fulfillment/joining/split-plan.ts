import type { SplitLineView, SplitPartView } from '@zhidan/core/fulfillment/joining/joining-api.ts';
import type { SplitWay } from '@zhidan/core/fulfillment/joining/split-plan.ts';

/** How somebody wants to split: by a way, or with the pieces of each part from the second on, typed. */
export type Plan =
  | Readonly<{ how: SplitWay; most: number }>
  | Readonly<{ how: 'hand'; typed: readonly Readonly<Record<number, number>>[] }>;

/** Pieces by part and line; what nobody typed is in the first part, so that it always adds up. */
export type Parts = readonly Readonly<Record<number, number>>[];

export const byHand: Plan = { how: 'hand', typed: [{}] };

/** The parts of a plan: of a way those that the server found. */
export function partsOf(plan: Plan, lines: readonly SplitLineView[], found: readonly SplitPartView[]): Parts {
  if (plan.how !== 'hand')
    return found.map(({ shares }) => Object.fromEntries(shares.map(({ position, quantity }) => [position, quantity])));
  const first = Object.fromEntries(
    lines.map(({ position, quantity }) => [position, quantity - plan.typed.reduce((sum, part) => sum + (part[position] ?? 0), 0)]),
  );
  return [first, ...plan.typed];
}

/** The plan after somebody typed pieces into a part. */
export function withPieces(parts: Parts, at: Readonly<{ part: number; position: number; quantity: number }>): Plan {
  const typed = parts.slice(1).map((part, index) => (index + 1 === at.part ? { ...part, [at.position]: at.quantity } : part));
  return { how: 'hand', typed };
}

export function withPart(parts: Parts): Plan {
  return { how: 'hand', typed: [...parts.slice(1), {}] };
}

/** How many pieces of a line may stand in a part: those that are in no other typed one. */
export function roomFor(parts: Parts, line: Pick<SplitLineView, 'position' | 'quantity'>, part: number): number {
  const others = parts.reduce((sum, one, index) => sum + (index === 0 || index === part ? 0 : (one[line.position] ?? 0)), 0);
  return line.quantity - others;
}

/** The parts that have pieces, as the server is asked. */
export function sharesOf(parts: Parts): { position: number; quantity: number }[][] {
  return parts
    .map((part) =>
      Object.entries(part)
        .map(([position, quantity]) => ({ position: Number(position), quantity }))
        .filter(({ quantity }) => quantity > 0),
    )
    .filter((part) => part.length > 0);
}

/** `0:3,1:2;0:4`; undefined while it is no split yet. */
export function partsText(parts: Parts): string | undefined {
  const shares = sharesOf(parts);
  if (shares.length < 2) return undefined;
  return shares.map((part) => part.map(({ position, quantity }) => `${position}:${quantity}`).join(',')).join(';');
}
