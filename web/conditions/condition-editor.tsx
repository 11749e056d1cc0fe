import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import type { Condition } from '@zhidan/core/conditions/condition.ts';
import type { Place } from '@zhidan/core/conditions/place.ts';
import { readCondition } from '@zhidan/core/conditions/read-condition.ts';
import { Button } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../lib/words.ts';
import styles from './conditions.module.css';
import { conditionsWords } from './conditions-words.ts';
import { fromGroup, groupOf, opened } from './draft/edit-condition.ts';
import { firstStep, nextStep, redone, undone, type Steps } from './draft/steps.ts';
import { EditorScopeProvider, type FieldChoices } from './editor-scope.ts';
import { GroupEditor } from './group-editor.tsx';
import { MemberRow } from './member-row.tsx';
import { MemberProvider } from './member.ts';

type ConditionEditorProps = Readonly<{
  /** what it begins with; afterwards the editor holds what is written, and tells it */
  start: Condition;
  place: Place;
  /** named aloud */
  label: string;
  choices?: FieldChoices;
  onChange: (condition: Condition) => void;
}>;

const noChoices: FieldChoices = {};

/** A condition as lines of field, relation and value, in groups; with undo, by mouse or by keys alone. What it cannot draw it keeps. */
export function ConditionEditor({ start, place, label, choices = noChoices, onChange }: ConditionEditorProps) {
  const t = useWords(conditionsWords);
  const [steps, setSteps] = useState<Steps<Condition>>(() => firstStep(opened(start)));
  const { ref, focusAt } = useFocusAfter();
  const group = groupOf(steps.now) ?? { kind: 'all', members: [] };
  const reading = readCondition(steps.now, place);
  const go = (next: Steps<Condition>): void => {
    if (next === steps) return;
    setSteps(next);
    onChange(next.now);
  };
  const byKey = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    const turn = key === 'y' || (key === 'z' && event.shiftKey) ? redone : key === 'z' ? undone : null;
    if (!turn) return;
    event.preventDefault();
    go(turn(steps));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the controls inside come up here
    <section ref={ref} className={styles.editor} aria-label={label} onKeyDown={byKey}>
      <div className={styles.tools}>
        <Button size="small" icon={<UndoOutlined />} disabled={steps.past.length === 0} onClick={() => go(undone(steps))}>
          {t('step.undo')}
        </Button>
        <Button size="small" icon={<RedoOutlined />} disabled={steps.future.length === 0} onClick={() => go(redone(steps))}>
          {t('step.redo')}
        </Button>
      </div>
      <EditorScopeProvider
        value={{
          place,
          fields: place.catalog.fields,
          isInList: false,
          choices,
          problems: reading.ok ? [] : reading.problems,
          focusAt,
        }}
      >
        <MemberProvider value={MemberRow}>
          <GroupEditor
            group={group}
            path=""
            depth={1}
            onChange={(next, of) => go(nextStep(steps, fromGroup(next), { of, atMs: Date.now() }))}
          />
        </MemberProvider>
      </EditorScopeProvider>
      <p className={`${styles.keys} zd-keys`}>{t('keys')}</p>
    </section>
  );
}

/** In a field with text in it Ctrl+Z is the field's own. */
function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.value !== '');
}

/** Puts the focus on a line after it was drawn somewhere else. */
function useFocusAfter() {
  const ref = useRef<HTMLElement>(null);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const line = ref.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(wanted.current)}"]`);
    wanted.current = null;
    line?.querySelector<HTMLElement>('input, button')?.focus();
  });
  const focusAt = (path: string): void => {
    wanted.current = path;
  };
  return { ref, focusAt };
}
