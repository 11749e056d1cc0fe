import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Condition, FieldTest } from '@zhidan/core/conditions/condition.ts';
import { timeUnits, type Operand, type TimeUnit } from '@zhidan/core/conditions/condition.ts';
import type { Field } from '@zhidan/core/conditions/field.ts';
import { operators, operatorsFor, type Operator } from '@zhidan/core/conditions/operator.ts';
import type { GateRow } from '@zhidan/core/requests/request-api.ts';
import { requestCatalog } from '@zhidan/core/requests/request-catalog.ts';
import { requestKinds } from '@zhidan/core/requests/request-kind.ts';
import { Alert, Button, Input, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { unitText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import styles from '../requests.module.css';
import { requestsWords } from '../requests-words.ts';

const fields: Readonly<Record<string, Field>> = requestCatalog.fields;

/** The tests of a flat condition; null for one that is nested. */
function testsOf(condition: Condition): readonly FieldTest[] | null {
  if (!('all' in condition)) return 'f' in condition ? [condition] : null;
  const tests = condition.all.flatMap((one) => ('f' in one ? [one] : []));
  return tests.length === condition.all.length ? tests : null;
}

const firstTest: FieldTest = { f: 'request.stage', op: 'in', v: ['early'] };

type GateDrawerProps = Readonly<{
  gate: GateRow;
  isPending: boolean;
  error: Error | null;
  onSave: (condition: Condition) => void;
  onClose: () => void;
}>;

/** The condition of a request as lines of field, relation and value, all of which have to hold. */
export function GateDrawer({ gate, isPending, error, onSave, onClose }: GateDrawerProps) {
  const t = useWords(requestsWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const found = testsOf(gate.condition);
  const [tests, setTests] = useState<readonly FieldTest[]>(found ?? [firstTest]);
  const set = (index: number, test: FieldTest): void => setTests(tests.map((one, at) => (at === index ? test : one)));
  return (
    <DetailDrawer
      title={t('gate.editOf', { kind: say(requestKinds[gate.kind].words) })}
      width={720}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" loading={isPending} onClick={() => onSave({ all: tests })}>
            {t('gate.save')}
          </Button>
        </div>
      }
    >
      <div className={styles.stack}>
        {found === null && <Alert type="warning" title={t('gate.nested')} />}
        <div className={styles.strong}>{t('gate.all')}</div>
        {tests.map((test, index) => (
          <TestLine
            key={index}
            test={test}
            onChange={(next) => set(index, next)}
            onRemove={() => setTests(tests.filter((_one, at) => at !== index))}
          />
        ))}
        <div>
          <Button size="small" icon={<PlusOutlined />} onClick={() => setTests([...tests, firstTest])}>
            {t('gate.addTest')}
          </Button>
        </div>
        <RefusalNote error={error} />
      </div>
    </DetailDrawer>
  );
}

type TestLineProps = Readonly<{ test: FieldTest; onChange: (test: FieldTest) => void; onRemove: () => void }>;

function TestLine({ test, onChange, onRemove }: TestLineProps) {
  const t = useWords(requestsWords);
  const say = useSay();
  const field = fields[test.f];
  const allowed = field ? operatorsFor(field.type) : [];
  const choices = Object.entries(fields).map(([value, { words }]) => ({ value, label: say(words) }));
  const chooseField = (f: string): void => {
    const [op] = fields[f] ? operatorsFor(fields[f].type) : [];
    if (op) onChange(testWith(f, op));
  };
  return (
    <div className={styles.test}>
      <Select
        aria-label={t('gate.field')}
        showSearch={{ optionFilterProp: 'label' }}
        value={test.f}
        options={choices}
        onChange={chooseField}
      />
      <Select
        aria-label={t('gate.operator')}
        value={test.op}
        options={allowed.map((value) => ({ value, label: say(operators[value].words) }))}
        onChange={(op: Operator) => onChange(operators[op].takes === operators[test.op].takes ? { ...test, op } : testWith(test.f, op))}
      />
      {field && <ValueField field={field} test={test} onChange={(v) => onChange({ ...test, v })} />}
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('gate.removeTest')} onClick={onRemove} />
    </div>
  );
}

/** A test with a value that its relation can begin with. */
function testWith(f: string, op: Operator): FieldTest {
  const { takes } = operators[op];
  const field = fields[f];
  const isNumber = field?.type === 'whole' || field?.type === 'fen' || field?.type === 'decimal';
  if (takes === 'nothing') return { f, op };
  if (takes === 'moment') return { f, op, v: { ago: [2, 'hour'] } };
  if (takes === 'many') return { f, op, v: Object.keys(field?.values ?? {}).slice(0, 1) };
  if (takes === 'pair') return { f, op, v: [0, 1] };
  if (takes === 'clocks') return { f, op, v: ['09:00-18:00'] };
  if (takes === 'weekdays') return { f, op, v: [1, 2, 3, 4, 5] };
  return { f, op, v: isNumber ? 0 : (Object.keys(field?.values ?? {})[0] ?? '') };
}

type ValueFieldProps = Readonly<{ field: Field; test: FieldTest; onChange: (value: Operand) => void }>;

function ValueField({ field, test: { op, v }, onChange }: ValueFieldProps) {
  const t = useWords(requestsWords);
  const say = useSay();
  const { takes } = operators[op];
  const options = Object.entries(field.values ?? {}).map(([value, words]) => ({ value, label: say(words) }));
  const label = t('gate.value');
  if (takes === 'nothing') return <span />;
  if (takes === 'moment') return <AgoField v={v} onChange={onChange} />;
  if (takes === 'one' && typeof v === 'number')
    return (
      <InputNumber
        aria-label={label}
        value={field.type === 'fen' ? v / 100 : v}
        prefix={field.type === 'fen' ? '¥' : undefined}
        style={{ width: '100%' }}
        onChange={(value) => onChange(Math.round((value ?? 0) * (field.type === 'fen' ? 100 : 1)))}
      />
    );
  if (takes === 'one' && options.length > 0) return <Select aria-label={label} value={v as string} options={options} onChange={onChange} />;
  if (takes === 'one') return <Input aria-label={label} value={String(v ?? '')} onChange={(event) => onChange(event.target.value)} />;
  const many = Array.isArray(v) ? v.map(String) : [];
  const isNumbers = takes === 'pair' || takes === 'weekdays';
  return (
    <Select
      aria-label={label}
      mode={options.length > 0 ? 'multiple' : 'tags'}
      value={many}
      options={options}
      onChange={(values: string[]) => onChange(isNumbers ? values.map(Number) : values)}
    />
  );
}

function AgoField({ v, onChange }: { v: Operand | undefined; onChange: (value: Operand) => void }) {
  const t = useWords(requestsWords);
  const language = useLanguage();
  const [amount, unit] = typeof v === 'object' && 'ago' in v ? v.ago : ([2, 'hour'] as const);
  const units = timeUnits.filter((one): one is Exclude<TimeUnit, 'month'> => one !== 'month');
  return (
    <Space.Compact block>
      <InputNumber
        aria-label={t('gate.value')}
        min={1}
        precision={0}
        value={amount}
        onChange={(next) => onChange({ ago: [next ?? 1, unit] })}
      />
      <Select
        aria-label={t('gate.ago')}
        value={unit}
        options={units.map((value) => ({ value, label: `${unitText(1, value, language).replace(/[\d\s]/g, '')}${t('gate.ago')}` }))}
        onChange={(next: TimeUnit) => onChange({ ago: [amount, next] })}
      />
    </Space.Compact>
  );
}
