import { useMemo } from 'react';
import { preference, usePreference } from '../../lib/preference.ts';
import { useSession } from '../../lib/session.ts';
import { parseChoice, startChoice, type Column, type ColumnChoice } from './column.ts';

/** The columns of one table as one person chose them, remembered by this browser. */
export function useColumnChoice<Row>(tableName: string, columns: readonly Column<Row>[]) {
  const { person } = useSession();
  // null: nothing chosen yet, the product's order holds
  const stored = useMemo(
    () => preference<ColumnChoice | null>(`columns.${person.id}.${tableName}`, null, parseChoice),
    [person.id, tableName],
  );
  const choice = usePreference(stored) ?? startChoice(columns);
  return { choice, choose: stored.write };
}
