import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Condition } from '@zhidan/core/conditions/condition.ts';
import { depthLimit } from '@zhidan/core/conditions/read-condition.ts';
import { Button, Segmented } from 'antd';
import { useSay, useWords } from '../lib/words.ts';
import styles from './conditions.module.css';
import { conditionsWords } from './conditions-words.ts';
import { firstTest, fromGroup, groupKinds, inserted, moved, replaced, without, type Group } from './draft/edit-condition.ts';
import { askableFields, joined, useEditorScope } from './editor-scope.ts';
import { useMember, type Change } from './member.ts';
import { ProblemNotes } from './problem-notes.tsx';

type GroupEditorProps = Readonly<{
  group: Group;
  /** where the group stands in the whole condition */
  path: string;
  depth: number;
  onChange: Change<Group>;
  /** absent of the outermost one */
  onRemove?: () => void;
}>;

/** Lines that belong together under one switch; a coloured bracket says how far it reaches. */
export function GroupEditor({ group, path, depth, onChange, onRemove }: GroupEditorProps) {
  const t = useWords(conditionsWords);
  const scope = useEditorScope();
  const Member = useMember();
  const { kind, members } = group;
  const pathOf = (index: number): string => joined(path, `${kind}[${index}]`);
  const put = (next: readonly Condition[], of: string): void => onChange({ kind, members: next }, of);
  const insert = (index: number, member: Condition): void => {
    scope.focusAt(pathOf(index));
    put(inserted(members, index, member), `${path} add`);
  };
  const move = (index: number, by: 1 | -1): void => {
    const next = moved(members, index, by);
    if (next === members) return;
    scope.focusAt(pathOf(index + by));
    put(next, `${path} move`);
  };
  return (
    <div className={styles.group} data-kind={kind} data-path={joined(path, 'group')}>
      <div className={styles.groupHead}>
        <Segmented
          size="small"
          aria-label={t('group.kind')}
          value={kind}
          options={groupKinds.map((value) => ({ value, label: t(`group.${value}`) }))}
          onChange={(next) => onChange({ kind: next, members }, `${path} kind`)}
        />
        {onRemove && (
          <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('group.remove')} onClick={onRemove}>
            {t('group.remove')}
          </Button>
        )}
      </div>
      {members.length === 0 && depth === 1 && <p className={styles.faint}>{t('group.unconditional')}</p>}
      {members.map((member, index) => (
        <Member
          key={index}
          member={member}
          path={pathOf(index)}
          depth={depth}
          onChange={(next, of) => put(replaced(members, index, next), of)}
          onRemove={() => put(without(members, index), `${path} remove`)}
          onCopy={() => insert(index + 1, member)}
          onMove={(by) => move(index, by)}
        />
      ))}
      <ProblemNotes at={(problem) => problem === path || problem === joined(path, kind)} />
      <AddButtons depth={depth} onAdd={(member) => insert(members.length, member)} />
    </div>
  );
}

function AddButtons({ depth, onAdd }: { depth: number; onAdd: (member: Condition) => void }) {
  const t = useWords(conditionsWords);
  const say = useSay();
  const scope = useEditorScope();
  const [first] = askableFields(scope);
  if (!first) return null;
  const test = firstTest(first);
  return (
    <div className={styles.adds}>
      <Button size="small" icon={<PlusOutlined />} onClick={() => onAdd(test)}>
        {t('add.test')}
      </Button>
      {depth < depthLimit && (
        <Button size="small" icon={<PlusOutlined />} onClick={() => onAdd(fromGroup({ kind: 'any', members: [test] }))}>
          {t('add.group')}
        </Button>
      )}
      {!scope.isInList &&
        Object.entries(scope.place.catalog.lists).map(([key, list]) => (
          <Button
            key={key}
            size="small"
            icon={<PlusOutlined />}
            onClick={() => {
              const [item] = askableFields({ ...scope, fields: list.fields });
              if (item) onAdd({ some: key, where: { all: [firstTest(item)] } });
            }}
          >
            {t('add.items', { list: say(list.words) })}
          </Button>
        ))}
    </div>
  );
}
