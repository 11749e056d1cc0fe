import { NotificationOutlined, PlusOutlined } from '@ant-design/icons';
import { noticeSeverities, type NoticeSeverity } from '@zhidan/core/notify/notice.ts';
import { listNoticeRules, type NoticeRuleView } from '@zhidan/core/notify/rule-api.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { listOf, useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { roadsWords } from '../roads-words.ts';
import { RuleEditor } from './rule-editor.tsx';

const route = getRouteApi('/frame/notice-rules');
const tones: Readonly<Record<NoticeSeverity, Tone>> = { alarm: 'bad', warning: 'warn', note: 'quiet' };

/** What is told to whom: every rule as a sentence. */
export function NoticeRulesPage() {
  const t = useWords(roadsWords);
  const { rule: openCode, add: isAdding } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('notify.manage');
  const answer = useAnswer(listNoticeRules, {}, { follows: ['notice_rule', 'road'] });
  const show = (search: Readonly<{ rule?: string; add?: true }>): void => void navigate({ search, replace: true });
  const open = answer.data?.items.find(({ code }) => code === openCode) ?? null;
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => show({ add: true })}>
      {t('rules.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('rules.title')} note={t('rules.note')} actions={add} />
      <DataTable
        name="notice-rules"
        label={t('rules.title')}
        columns={useRuleColumns()}
        list={listOf({ ...answer, data: answer.data })}
        rowKey={({ code }) => code}
        onOpen={({ code }) => show({ rule: code })}
        empty={<EmptyState icon={<NotificationOutlined />} title={t('rules.title')} lesson={t('rules.note')} action={add} />}
      />
      {answer.data && (open || (isAdding && mayManage)) && (
        <RuleEditor key={open?.code ?? 'new'} shown={open} offer={answer.data} onClose={() => show({})} />
      )}
    </>
  );
}

function useRuleColumns(): Column<NoticeRuleView>[] {
  const t = useWords(roadsWords);
  const say = useSay();
  return [
    {
      key: 'name',
      title: t('rules.name'),
      width: 190,
      isFixed: true,
      onPhone: 'title',
      cell: ({ rule }) => <strong>{say(rule.name)}</strong>,
    },
    {
      key: 'state',
      title: t('rules.state'),
      width: 100,
      onPhone: 'status',
      cell: ({ rule }) =>
        rule.isOn ? (
          <StatusTag tone={tones[rule.severity]} text={say(noticeSeverities[rule.severity])} />
        ) : (
          <StatusTag tone="quiet" text={t('rules.off')} />
        ),
    },
    { key: 'sentence', title: t('rules.sentence'), width: 620, cell: ({ sentence }) => sentence },
    {
      key: 'origin',
      title: t('rules.origin'),
      width: 110,
      cell: ({ isOwn, isChanged }) => t(isOwn ? 'rules.own' : isChanged ? 'rules.changed' : 'rules.brought'),
    },
  ];
}
