import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { auditActions, type AuditAction, type AuditActionCode } from '@zhidan/core/audit/audit-action.ts';
import type { AuditPhase } from '@zhidan/core/audit/audit-phase.ts';
import type { AuditDoing } from '@zhidan/core/audit/audit-rule.ts';
import type { RuleProblem } from '@zhidan/core/audit/rule-problems.ts';
import { Button, Select } from 'antd';
import { useSay, useWords } from '../../../lib/words.ts';
import { auditWords } from '../../audit-words.ts';
import styles from '../../audit.module.css';
import { AskedField } from './asked-field.tsx';
import { newDoing } from './rule-draft.ts';
import { RuleProblems } from './rule-problem-list.tsx';

type ActionRowsProps = Readonly<{
  phase: AuditPhase;
  actions: readonly AuditDoing[];
  gaps: readonly string[];
  problems: readonly RuleProblem[];
  onChange: (actions: readonly AuditDoing[]) => void;
}>;

const actionLimit = 10;

/** What a rule does, a line each; only what its phase can do is offered. */
export function ActionRows({ phase, actions, gaps, problems, onChange }: ActionRowsProps) {
  const t = useWords(auditWords);
  const say = useSay();
  const put = (index: number, doing: AuditDoing): void => onChange(actions.map((one, at) => (at === index ? doing : one)));
  const offered = codes.filter((code) => actionOf(code).phases.includes(phase) && !actionOf(code).unable);
  const [first = 'tag'] = offered;
  return (
    <div className={styles.stack}>
      {actions.map((doing, index) => (
        <div key={index}>
          <div className={styles.line}>
            <Select<AuditActionCode>
              aria-label={t('edit.action')}
              popupMatchSelectWidth={false}
              showSearch={{ optionFilterProp: 'label' }}
              value={doing.do}
              options={codes
                .filter((code) => offered.includes(code) || code === doing.do)
                .map((code) => ({ value: code, label: say(actionOf(code).words) }))}
              onChange={(code) => put(index, newDoing(code, doing))}
            />
            {Object.entries(actionOf(doing.do).asks.shape).map(([name, schema]) => (
              <AskedField
                key={name}
                name={name}
                schema={schema}
                value={doing[name]}
                isMissing={gaps.includes(`actions.${index}.${name}`)}
                onChange={(value) => put(index, { ...doing, [name]: value })}
              />
            ))}
            {actions.length > 1 && (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('edit.removeAction')}
                onClick={() => onChange(actions.filter((_one, at) => at !== index))}
              />
            )}
          </div>
          <RuleProblems problems={problems} path={`actions.${index}`} />
        </div>
      ))}
      {actions.length < actionLimit && (
        <div>
          <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...actions, newDoing(first)])}>
            {t('edit.addAction')}
          </Button>
        </div>
      )}
    </div>
  );
}

const codes = Object.keys(auditActions) as AuditActionCode[];
const actionOf = (code: AuditActionCode): AuditAction => auditActions[code];
