import { noticeSeverities, type NoticeSeverity } from '@zhidan/core/notify/notice.ts';
import type { NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import type { listNoticeRules, NewsView } from '@zhidan/core/notify/rule-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Checkbox, Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../lib/words.ts';
import { QuietField } from '../mine/quiet-field.tsx';
import styles from '../roads.module.css';
import { roadsWords } from '../roads-words.ts';
import { NumberField } from '../../ui/number-field.tsx';

export type Offer = OutputOf<typeof listNoticeRules>;
type PartProps = Readonly<{ rule: NoticeRule; offer: Offer; news: NewsView; put: (part: Partial<NoticeRule>) => void }>;

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className={styles.grow}>
      <span className={styles.quiet}>{label}</span>
      {children}
    </label>
  );
}

/** Whom a rule tells. */
export function AudienceFields({ rule: { to }, offer, news, put }: PartProps) {
  const t = useWords(roadsWords);
  const say = useSay();
  return (
    <div className={styles.stack}>
      {news.named && (
        <Checkbox checked={to.named} onChange={({ target }) => put({ to: { ...to, named: target.checked } })}>
          {t('rule.named', { who: say(news.named) })}
        </Checkbox>
      )}
      <Part label={t('rule.roles')}>
        <Select
          mode="multiple"
          value={to.roles}
          options={offer.roles.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(roles: string[]) => put({ to: { ...to, roles } })}
        />
      </Part>
      <Part label={t('rule.people')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          value={to.people}
          options={offer.people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(people: string[]) => put({ to: { ...to, people } })}
        />
      </Part>
      <Part label={t('rule.duty')}>
        <Select
          mode="multiple"
          value={to.duty ?? []}
          options={offer.dutyLists.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(duty: string[]) => put({ to: { ...to, duty } })}
        />
      </Part>
    </div>
  );
}

/** By which roads, how pressing. */
export function RoadChoice({ rule, offer, put }: PartProps) {
  const t = useWords(roadsWords);
  const say = useSay();
  const severities = Object.keys(noticeSeverities) as NoticeSeverity[];
  return (
    <div className={styles.stack}>
      <Part label={t('rule.severity')}>
        <Segmented
          value={rule.severity}
          options={severities.map((value) => ({ value, label: say(noticeSeverities[value]) }))}
          onChange={(severity) => put({ severity })}
        />
      </Part>
      <Checkbox checked={rule.personal} onChange={({ target }) => put({ personal: target.checked })}>
        {t('rule.personal')}
      </Checkbox>
      <Part label={t('rule.groups')}>
        <Select
          mode="multiple"
          value={rule.groups}
          placeholder={offer.groups.length === 0 ? t('rule.noGroups') : undefined}
          options={offer.groups.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(groups: string[]) => put({ groups })}
        />
      </Part>
    </div>
  );
}

/** The words, with the variables that the event knows. */
export function TemplateFields({ rule: { template, name }, news, put }: PartProps) {
  const t = useWords(roadsWords);
  const say = useSay();
  const marks = [`{count} ${t('rule.count')}`, ...news.fields.map(({ key, words }) => `{${key}} ${say(words)}`)].join('，');
  return (
    <div className={styles.stack}>
      <div className={styles.test}>
        <Part label={t('rules.name')}>
          <Input value={name['zh-CN']} maxLength={60} onChange={({ target }) => put({ name: { ...name, 'zh-CN': target.value } })} />
        </Part>
        <Part label={t('rules.nameEn')}>
          <Input value={name.en} maxLength={60} onChange={({ target }) => put({ name: { ...name, en: target.value } })} />
        </Part>
      </div>
      <Part label={t('rule.templateZh')}>
        <Input.TextArea
          autoSize
          maxLength={200}
          value={template['zh-CN']}
          onChange={({ target }) => put({ template: { ...template, 'zh-CN': target.value } })}
        />
      </Part>
      <Part label={t('rule.templateEn')}>
        <Input.TextArea
          autoSize
          maxLength={200}
          value={template.en}
          onChange={({ target }) => put({ template: { ...template, en: target.value } })}
        />
      </Part>
      <span className={styles.quiet}>{t('rule.marks', { marks })}</span>
    </div>
  );
}

const digests = [0, 5, 15, 30, 60] as const;

/** How often it is told, when not, and who is next. */
export function PaceFields({ rule, offer, put }: PartProps) {
  const t = useWords(roadsWords);
  const { escalate } = rule;
  return (
    <div className={styles.stack}>
      <div className={styles.test}>
        <Part label={t('rule.digest')}>
          <Select
            value={rule.digestMinutes}
            disabled={rule.severity === 'alarm'}
            options={digests.map((minutes) => ({ value: minutes, label: minutes === 0 ? t('rule.atOnce') : t('rule.every', { minutes }) }))}
            onChange={(digestMinutes: (typeof digests)[number]) => put({ digestMinutes })}
          />
        </Part>
        <Part label={t('rule.dedup')}>
          <NumberField
            min={0}
            max={1_440}
            precision={0}
            value={rule.dedupMinutes}
            onChange={(value) => put({ dedupMinutes: value ?? 30 })}
          />
        </Part>
      </div>
      <QuietField label={t('rule.quiet')} value={rule.quiet} onChange={(quiet) => put({ quiet })} />
      <Checkbox
        checked={escalate !== null}
        onChange={({ target }) => put({ escalate: target.checked ? { minutes: 15, roles: ['owner'] } : null })}
      >
        {t('rule.escalate')}
      </Checkbox>
      {escalate && (
        <div className={styles.test}>
          <Part label={t('rule.escalateMinutes')}>
            <NumberField
              min={1}
              max={1_440}
              precision={0}
              value={escalate.minutes}
              onChange={(value) => put({ escalate: { ...escalate, minutes: value ?? 15 } })}
            />
          </Part>
          <Part label={t('rule.escalateRoles')}>
            <Select
              mode="multiple"
              value={escalate.roles}
              options={offer.roles.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(roles: string[]) => put({ escalate: { ...escalate, roles } })}
            />
          </Part>
        </div>
      )}
    </div>
  );
}
