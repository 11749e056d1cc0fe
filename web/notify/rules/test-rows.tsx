import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { operators } from '@zhidan/core/conditions/operator.ts';
import type { NewsView } from '@zhidan/core/notify/rule-api.ts';
import { Button, Input, Select } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import styles from '../roads.module.css';
import { roadsWords } from '../roads-words.ts';
import { isNumberField, type TestDraft } from './rule-draft.ts';

type TestRowsProps = Readonly<{ news: NewsView; tests: readonly TestDraft[]; onChange: (tests: readonly TestDraft[]) => void }>;

/** The condition of a rule as rows that all have to hold. */
export function TestRows({ news, tests, onChange }: TestRowsProps) {
  const t = useWords(roadsWords);
  const say = useSay();
  if (news.fields.length === 0) return <p className={styles.quiet}>{t('rule.noFields')}</p>;
  const put = (index: number, part: Partial<TestDraft>): void =>
    onChange(tests.map((test, at) => (at === index ? { ...test, ...part } : test)));
  const codes = (key: string): readonly TestDraft['op'][] => (isNumberField(news, key) ? ['eq', 'ne', 'gte', 'lte'] : ['eq', 'ne', 'in']);
  const first = news.fields[0]?.key ?? '';
  return (
    <>
      {tests.map((test, index) => (
        <div key={index} className={styles.test}>
          <Select
            aria-label={t('rule.condition')}
            value={test.f}
            options={news.fields.map(({ key, words }) => ({ value: key, label: say(words) }))}
            onChange={(f: string) => put(index, { f, op: 'eq' })}
          />
          <Select
            aria-label={t('rule.condition')}
            value={test.op}
            options={codes(test.f).map((op) => ({ value: op, label: say(operators[op].words) }))}
            onChange={(op: TestDraft['op']) => put(index, { op })}
          />
          <Input
            aria-label={t('rule.condition')}
            value={test.v}
            inputMode={isNumberField(news, test.f) ? 'numeric' : 'text'}
            onChange={({ target }) => put(index, { v: target.value })}
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={t('rules.remove')}
            onClick={() => onChange(tests.filter((_one, at) => at !== index))}
          />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...tests, { f: first, op: 'eq', v: '' }])}>
        {t('rule.addTest')}
      </Button>
    </>
  );
}
