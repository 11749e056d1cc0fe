import type { Condition, TimeUnit } from '@zhidan/core/conditions/condition.ts';
import type { ListField } from '@zhidan/core/conditions/field.ts';
import { operators, totalOperatorCodes, type TotalOperator } from '@zhidan/core/conditions/operator.ts';
import { namedIn } from '@zhidan/core/conditions/place.ts';
import { Select } from 'antd';
import { useSay, useWords } from '../lib/words.ts';
import styles from './conditions.module.css';
import { conditionsWords } from './conditions-words.ts';
import { fromGroup, groupOf, isUnsaid, listIn, type Group, type ItemsTest } from './draft/edit-condition.ts';
import { EditorScopeProvider, joined, useEditorScope } from './editor-scope.ts';
import { FieldSelect } from './field-select.tsx';
import { GroupEditor } from './group-editor.tsx';
import type { Change } from './member.ts';
import { ProblemNotes } from './problem-notes.tsx';
import { NumberField } from '../ui/number-field.tsx';

const quantors = ['some', 'every', 'count', 'sum', 'min', 'max'] as const;
type Quantor = (typeof quantors)[number];

const everyItem: Condition = { all: [] };

function quantorOf(test: ItemsTest): Quantor {
  if ('some' in test) return 'some';
  if ('every' in test) return 'every';
  return 'count' in test ? 'count' : test.agg;
}

/** What is asked of the items of a list: whether one fits, all fit, how many do, or what a number of theirs adds up to. */
export function ItemsRow({ test, path, onChange }: Readonly<{ test: ItemsTest; path: string; onChange: Change<ItemsTest> }>) {
  const t = useWords(conditionsWords);
  const say = useSay();
  const scope = useEditorScope();
  const key = listIn(test) ?? '';
  const list = namedIn(scope.place.catalog.lists, key);
  if (!list) return <ProblemNotes at={(problem) => problem.startsWith(path)} />;
  const item = say(list.item);
  const where = test.where ?? everyItem;
  const inner = joined(path, 'where');
  const group: Group = groupOf(where) ?? { kind: 'all', members: [where] };
  const isTotal = 'op' in test;
  return (
    <EditorScopeProvider value={{ ...scope, fields: list.fields, isInList: true }}>
      <div className={styles.test}>
        <strong>{say(list.words)}</strong>
        <Select
          className={styles.operator}
          aria-label={t('items.agg')}
          popupMatchSelectWidth={false}
          value={quantorOf(test)}
          options={quantors.map((value) => ({ value, label: t(`items.${value}`, { item }) }))}
          onChange={(quantor: Quantor) => onChange(withQuantor(test, quantor, list), `${path} quantor`)}
        />
        {isTotal && <TotalFields test={test} list={list} onChange={(next) => onChange(next, path)} />}
      </div>
      <ProblemNotes
        at={(problem) => problem === path || (problem.startsWith(`${path}.`) && !problem.startsWith(inner))}
        missing={isTotal && isUnsaid(test.v) ? say(list.words) : undefined}
      />
      {isTotal && group.members.length === 0 && <p className={styles.faint}>{t('items.all', { item })}</p>}
      <GroupEditor group={group} path={inner} depth={1} onChange={(next, of) => onChange({ ...test, where: fromGroup(next) }, of)} />
    </EditorScopeProvider>
  );
}

type Total = Extract<ItemsTest, { op: TotalOperator }>;

function TotalFields({ test, list, onChange }: Readonly<{ test: Total; list: ListField; onChange: (test: Total) => void }>) {
  const t = useWords(conditionsWords);
  const say = useSay();
  const field = 'agg' in test ? list.fields[test.field] : undefined;
  const isMoney = field?.type === 'fen';
  return (
    <>
      {'agg' in test && (
        <FieldSelect
          label={t('items.number')}
          value={test.field}
          fits={({ type }) => type === 'whole' || type === 'fen'}
          onChange={(next) => onChange({ ...test, field: next })}
        />
      )}
      <Select
        className={styles.operator}
        aria-label={t('row.operator')}
        popupMatchSelectWidth={false}
        value={test.op}
        options={totalOperatorCodes.map((value) => ({ value, label: say(operators[value].words) }))}
        onChange={(op: TotalOperator) => onChange({ ...test, op })}
      />
      {typeof test.v === 'object' ? (
        <span>{test.v.param}</span>
      ) : (
        <NumberField
          aria-label={t('value.one')}
          precision={isMoney ? 2 : 0}
          prefix={isMoney ? '¥' : undefined}
          value={isMoney ? test.v / 100 : test.v}
          onChange={(next) => onChange({ ...test, v: Math.round(Number(next ?? 0) * (isMoney ? 100 : 1)) })}
        />
      )}
    </>
  );
}

/** The same items under another question; what was asked of them stays. */
function withQuantor(test: ItemsTest, quantor: Quantor, list: ListField): ItemsTest {
  const key = listIn(test) ?? '';
  const where = test.where ?? everyItem;
  const counted = 'op' in test ? { op: test.op, v: test.v } : { op: 'gte' as const, v: 1 };
  const within: { within?: readonly [number, TimeUnit] } = 'within' in test && test.within ? { within: test.within } : {};
  if (quantor === 'some') return { some: key, where };
  if (quantor === 'every') return { every: key, where };
  if (quantor === 'count') return { count: key, where, ...within, ...counted };
  const first = Object.entries(list.fields).find(([, { type }]) => type === 'whole' || type === 'fen')?.[0] ?? '';
  return { agg: quantor, of: key, field: 'agg' in test ? test.field : first, where, ...within, ...counted };
}
