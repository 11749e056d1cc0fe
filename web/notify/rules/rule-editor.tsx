import {
  estimateNoticeRule,
  resetNoticeRule,
  saveNoticeRule,
  testNoticeRule,
  type NewsView,
  type NoticeRuleView,
} from '@zhidan/core/notify/rule-api.ts';
import type { NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Alert, Button, Select, Switch } from 'antd';
import { useState } from 'react';
import { ConditionEditor, ConditionSentence } from '../../conditions/index.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useListText, useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from '../roads.module.css';
import { roadsWords } from '../roads-words.ts';
import { conditionOf, emptyRule, placeOfNews } from './rule-draft.ts';
import { AudienceFields, PaceFields, RoadChoice, TemplateFields, type Offer } from './rule-fields.tsx';

type RuleEditorProps = Readonly<{ shown: NoticeRuleView | null; offer: Offer; onClose: () => void }>;

/** A rule, or a new one: when, whom, by which roads, in which words, how often; estimated and tried before it is saved. */
export function RuleEditor({ shown, offer, onClose }: RuleEditorProps) {
  const t = useWords(roadsWords);
  const toast = useToast();
  const mayManage = useMay('notify.manage');
  const [first] = offer.news;
  const [rule, setRule] = useState<NoticeRule | null>(shown ? shown.rule : first ? emptyRule(first) : null);
  const save = useCommand(saveNoticeRule, ['notice_rule']);
  const news = offer.news.find(({ code }) => code === rule?.news);
  if (!rule || !news) return null;
  const put = (part: Partial<NoticeRule>): void => setRule({ ...rule, ...part });
  const give = (): void =>
    save.give({ code: shown?.code ?? null, version: shown?.version ?? 0, rule }, () => {
      toast.done(t('rules.saved'));
      onClose();
    });
  const footer = mayManage && (
    <div className={styles.foot}>
      {shown && (shown.isOwn || shown.isChanged) && <ResetButton shown={shown} onClose={onClose} />}
      <Button type="primary" loading={save.isPending} onClick={give}>
        {t('form.save')}
      </Button>
    </div>
  );
  const parts = { rule, offer, news, put };
  return (
    <DetailDrawer title={t(shown ? 'rules.edit' : 'rules.add')} width={760} isOpen onClose={onClose} footer={footer}>
      <Switch checked={rule.isOn} checkedChildren={t('rules.on')} unCheckedChildren={t('rules.off')} onChange={(isOn) => put({ isOn })} />
      <h3 className={styles.section}>{t('rule.when')}</h3>
      <NewsChoice offer={offer} news={news} isFixed={shown !== null} onChoose={(one) => setRule(emptyRule(one))} />
      <h3 className={styles.section}>{t('rule.condition')}</h3>
      <WhenPart key={news.code} rule={rule} news={news} put={put} />
      <h3 className={styles.section}>{t('rule.whom')}</h3>
      <AudienceFields {...parts} />
      <h3 className={styles.section}>{t('rule.how')}</h3>
      <RoadChoice {...parts} />
      <h3 className={styles.section}>{t('rule.words')}</h3>
      <TemplateFields {...parts} />
      <h3 className={styles.section}>{t('rule.pace')}</h3>
      <PaceFields {...parts} />
      <RefusalNote error={save.error} />
      <RuleTrial rule={rule} />
    </DetailDrawer>
  );
}

type WhenPartProps = Readonly<{ rule: NoticeRule; news: NewsView; put: (part: Partial<NoticeRule>) => void }>;

/** Of which of the news: all of them as long as nothing is asked. */
function WhenPart({ rule: { condition }, news, put }: WhenPartProps) {
  const t = useWords(roadsWords);
  if (news.fields.length === 0) return <p className={styles.quiet}>{t('rule.noFields')}</p>;
  const place = placeOfNews(news);
  return (
    <div className={styles.stack}>
      <ConditionEditor
        label={t('rule.condition')}
        start={condition ?? { all: [] }}
        place={place}
        onChange={(written) => put({ condition: conditionOf(written) })}
      />
      {condition && <ConditionSentence condition={condition} place={place} />}
    </div>
  );
}

type NewsChoiceProps = Readonly<{ offer: Offer; news: NewsView; isFixed: boolean; onChoose: (news: NewsView) => void }>;

function NewsChoice({ offer, news, isFixed, onChoose }: NewsChoiceProps) {
  const t = useWords(roadsWords);
  const say = useSay();
  return (
    <Select
      aria-label={t('rule.news')}
      style={{ width: '100%' }}
      disabled={isFixed}
      value={news.code}
      options={offer.news.map(({ code, words }) => ({ value: code, label: say(words) }))}
      onChange={(code) => onChoose(offer.news.find((one) => one.code === code) ?? news)}
    />
  );
}

function ResetButton({ shown, onClose }: { shown: NoticeRuleView; onClose: () => void }) {
  const t = useWords(roadsWords);
  const toast = useToast();
  const reset = useCommand(resetNoticeRule, ['notice_rule']);
  const give = (): void =>
    reset.give({ code: shown.code }, () => {
      toast.done(t(shown.isOwn ? 'rules.removed' : 'rules.resetDone'));
      onClose();
    });
  return (
    <>
      <RefusalNote error={reset.error} />
      <Button danger={shown.isOwn} loading={reset.isPending} onClick={give}>
        {t(shown.isOwn ? 'rules.remove' : 'rules.reset')}
      </Button>
    </>
  );
}

/** Whom it would have told and how often, and the words on the person's own phone, before anything is saved. */
function RuleTrial({ rule }: { rule: NoticeRule }) {
  const t = useWords(roadsWords);
  const mayManage = useMay('notify.manage');
  const estimate = useCommand(estimateNoticeRule);
  const test = useCommand(testNoticeRule);
  const { data: sent } = test;
  return (
    <div className={styles.stack} style={{ marginTop: 16 }}>
      <div className={styles.foot} style={{ justifyContent: 'flex-start' }}>
        <Button loading={estimate.isPending} onClick={() => estimate.give({ rule })}>
          {t('rule.estimate')}
        </Button>
        {mayManage && (
          <Button loading={test.isPending} onClick={() => test.give({ rule })}>
            {t('rule.test')}
          </Button>
        )}
      </div>
      <RefusalNote error={estimate.error ?? test.error} />
      {estimate.data && <Estimate found={estimate.data} />}
      {sent?.sentBy && <Alert type="success" showIcon title={t('rule.tested', { road: sent.sentBy, text: sent.text })} />}
      {sent?.problem && <Alert type="warning" showIcon title={sent.text} description={sent.problem} />}
    </div>
  );
}

function Estimate({ found }: { found: OutputOf<typeof estimateNoticeRule> }) {
  const t = useWords(roadsWords);
  const listText = useListText();
  const { days, happenedCount, matchedCount, messagesADay, people, groups, reachedCount } = found;
  const text = t('rule.estimated', {
    days,
    happened: happenedCount,
    matched: matchedCount,
    messages: messagesADay,
    people: people.length === 0 ? t('rule.nobody') : listText(people),
    reached: reachedCount,
    groups: groups.length === 0 ? '' : t('rule.estimatedGroups', { groups: listText(groups) }),
  });
  return <Alert type="info" title={text} />;
}
