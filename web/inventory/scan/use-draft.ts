import { useState } from 'react';
import { newKey } from '../../lib/call.ts';
import { preference, usePreference, type Preference } from '../../lib/preference.ts';
import { parseDraft, type ScanDraft } from './scan-draft.ts';

export type ScanKind = 'inbound' | 'count';

const drafts = new Map<string, Preference<ScanDraft>>();

const freshDraft = (): ScanDraft => ({ documentId: newKey(), note: '', lines: [] });

/** One draft a kind and warehouse; it outlives a reload. */
function draftOf(kind: ScanKind, warehouseId: string): Preference<ScanDraft> {
  const name = `scan.${kind}.${warehouseId}`;
  const known = drafts.get(name) ?? preference(name, freshDraft(), parseDraft);
  drafts.set(name, known);
  return known;
}

/** The draft of a warehouse, with the way back through its last steps. */
export function useDraft(kind: ScanKind, warehouseId: string) {
  const stored = draftOf(kind, warehouseId);
  const draft = usePreference(stored);
  const [past, setPast] = useState<readonly ScanDraft[]>([]);
  return {
    draft,
    /** what it is at this moment, also between two drawings */
    read: stored.read,
    write(next: ScanDraft): void {
      setPast((steps) => [...steps, stored.read()].slice(-stepLimit));
      stored.write(next);
    },
    undo: past.length === 0 ? null : () => (stored.write(past.at(-1) ?? freshDraft()), setPast((steps) => steps.slice(0, -1))),
    restart(): void {
      setPast([]);
      stored.write(freshDraft());
    },
  };
}

/** Steps that can be taken back. */
const stepLimit = 100;
