import { CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import type { Condition } from '@zhidan/core/conditions/condition.ts';
import { sentence } from '@zhidan/core/conditions/sentence.ts';
import { Button } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useLanguage, useWords } from '../lib/words.ts';
import styles from './conditions.module.css';
import { conditionsWords } from './conditions-words.ts';
import { fromGroup, groupOf, listIn, type ItemsTest } from './draft/edit-condition.ts';
import { useEditorScope } from './editor-scope.ts';
import { GroupEditor } from './group-editor.tsx';
import { ItemsRow } from './items-row.tsx';
import type { Change, MemberProps } from './member.ts';
import { ProblemNotes } from './problem-notes.tsx';
import { TestRow } from './test-row.tsx';

/** One line of a group, or a group in it; Alt and an arrow move it. */
export function MemberRow({ member, path, depth, onChange, onRemove, onCopy, onMove }: MemberProps) {
  const byKey = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (!event.altKey || by === null) return;
    event.preventDefault();
    event.stopPropagation(); // a group around it stays
    onMove(by);
  };
  const group = groupOf(member);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the controls inside come up here
    <div className={styles.member} data-path={path} onKeyDown={byKey}>
      {group ? (
        <GroupEditor
          group={group}
          path={path}
          depth={depth + 1}
          onRemove={onRemove}
          onChange={(next, of) => onChange(fromGroup(next), of)}
        />
      ) : (
        <Line onRemove={onRemove} onCopy={onCopy}>
          <Said member={member} path={path} onChange={onChange} />
        </Line>
      )}
    </div>
  );
}

function Line({ children, onRemove, onCopy }: Readonly<{ children: ReactNode; onRemove: () => void; onCopy: () => void }>) {
  const t = useWords(conditionsWords);
  return (
    <div className={styles.line}>
      <div className={styles.said}>{children}</div>
      <Button type="text" icon={<CopyOutlined />} aria-label={t('row.copy')} title={t('row.copy')} onClick={onCopy} />
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('row.remove')} title={t('row.remove')} onClick={onRemove} />
    </div>
  );
}

function Said({ member, path, onChange }: Readonly<{ member: Condition; path: string; onChange: Change<Condition> }>) {
  if ('f' in member) return <TestRow test={member} path={path} onChange={onChange} />;
  if (listIn(member) !== null) return <ItemsRow test={member as ItemsTest} path={path} onChange={onChange} />;
  return <KeptRow member={member} path={path} />;
}

/** What lines cannot say: it is shown, and stays as it is. */
function KeptRow({ member, path }: { member: Condition; path: string }) {
  const t = useWords(conditionsWords);
  const language = useLanguage();
  const { place } = useEditorScope();
  return (
    <div>
      <div>{sentence(member, place, language)}</div>
      <div className={styles.faint}>{t('kept.note')}</div>
      <ProblemNotes at={(problem) => problem === path || problem.startsWith(`${path}.`)} />
    </div>
  );
}
