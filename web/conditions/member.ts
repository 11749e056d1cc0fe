import type { Condition } from '@zhidan/core/conditions/condition.ts';
import { createContext, useContext, type ReactNode } from 'react';

/** Hears what a part has become; `of` names the part, so that typing in one place is one step of undo. */
export type Change<Value> = (next: Value, of: string) => void;

export type MemberProps = Readonly<{
  member: Condition;
  path: string;
  /** of the group it is in */
  depth: number;
  onChange: Change<Condition>;
  onRemove: () => void;
  onCopy: () => void;
  onMove: (by: 1 | -1) => void;
}>;

/** How a member of a group is drawn. Groups hold members and members may be groups: they know each other by this alone. */
const memberContext = createContext<((props: MemberProps) => ReactNode) | null>(null);

export const MemberProvider = memberContext.Provider;

export function useMember(): (props: MemberProps) => ReactNode {
  const member = useContext(memberContext);
  if (!member) throw new Error('useMember: there is no condition editor around this');
  return member;
}
