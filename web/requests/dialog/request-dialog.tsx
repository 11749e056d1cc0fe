import { consequenceWords, type Consequence } from '@zhidan/core/requests/consequence.ts';
import { makeRequest, previewRequest, showRequestChoices, type RequestAsk } from '@zhidan/core/requests/request-api.ts';
import { requestKinds, type RequestKind } from '@zhidan/core/requests/request-kind.ts';
import { requestStateWords } from '@zhidan/core/requests/request-life.ts';
import { requestStages, type RequestStage } from '@zhidan/core/requests/request-stage.ts';
import type { OutputOf, QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Alert, Button, Form, Input, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { ConsequenceList } from '../consequence-list.tsx';
import styles from '../requests.module.css';
import { requestsWords } from '../requests-words.ts';
import { askOf, type RequestFields } from './ask-of.ts';
import { KindFields } from './kind-fields.tsx';

type Choices = OutputOf<typeof showRequestChoices>;
type DialogProps = Readonly<{ orderId: string; orderNo: string; onClose: () => void }>;

/** Asks for a change of an order: what, why, and what it would mean, before it is sent. */
export function RequestDialog({ orderId, orderNo, onClose }: DialogProps) {
  const t = useWords(requestsWords);
  const question = { orderId } as QuestionOf<typeof showRequestChoices>;
  const choices = useAnswer(showRequestChoices, question, { follows: ['order', 'request', 'fulfillment_order'] });
  if (choices.data) return <OpenDialog choices={choices.data} orderId={orderId} orderNo={orderNo} onClose={onClose} />;
  return (
    <DetailDrawer title={t('ask.title', { no: orderNo })} isOpen onClose={onClose}>
      <RefusalNote error={choices.error} retry={() => void choices.refetch()} />
      {!choices.error && <Skeleton active />}
    </DetailDrawer>
  );
}

const previewPauseMs = 500;

const codesOf = (consequences: readonly Consequence[]): string => consequences.map(({ code }) => code).join(' ');

/** What the fields so far would mean; asked again when somebody stops typing, and when the warehouse went on meanwhile. */
function usePreview(orderId: string, stage: RequestStage) {
  const command = useCommand(previewRequest);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef<RequestAsk | null>(null);
  const seen = useRef(stage);
  useEffect(() => () => clearTimeout(timer.current), []);
  const look = (ask: RequestAsk | null): void => {
    asked.current = ask;
    clearTimeout(timer.current);
    if (ask) timer.current = setTimeout(() => command.give({ orderId, ask } as QuestionOf<typeof previewRequest>), previewPauseMs);
    else command.reset();
  };
  useEffect(() => {
    if (seen.current !== stage) look(asked.current);
    seen.current = stage;
  });
  return { ...command, look };
}

function OpenDialog({ choices, orderId, orderNo, onClose }: DialogProps & Readonly<{ choices: Choices }>) {
  const t = useWords(requestsWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const toast = useToast();
  const [form] = Form.useForm<RequestFields>();
  const [kind, setKind] = useState<RequestKind>(choices.choices.find(({ isOpen }) => isOpen)?.kind ?? 'change_address');
  const preview = usePreview(orderId, choices.stage);
  const making = useCommand(makeRequest, ['request', 'order', 'fulfillment_order']);
  const choice = choices.choices.find((one) => one.kind === kind);
  const isOpen = choice?.isOpen ?? false;
  const choose = (next: RequestKind): void => {
    setKind(next);
    making.reset();
    preview.look(askOf(next, form.getFieldsValue(true) as RequestFields));
  };
  const send = (fields: RequestFields): void => {
    const ask = askOf(kind, fields);
    if (!ask) return;
    making.give({ orderId, ask, reason: fields.reason } as QuestionOf<typeof makeRequest>, ({ no, consequences }) => {
      const [first] = consequences;
      const isOther = preview.data !== undefined && codesOf(consequences) !== codesOf(preview.data.consequences);
      if (isOther && first) toast.warned(t('ask.sentLater', { no, what: say(consequenceWords[first.code], first.values) }));
      else toast.done(t(requestKinds[kind].isLocking ? 'ask.sent' : 'ask.sentFree', { no }));
      onClose();
    });
  };
  return (
    <DetailDrawer
      title={t('ask.title', { no: orderNo })}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" disabled={!isOpen} loading={making.isPending} onClick={form.submit}>
            {t('ask.send')}
          </Button>
        </div>
      }
    >
      <div className={styles.stack}>
        <div className={styles.faint}>{t('ask.stage', { stage: say(requestStages[choices.stage]) })}</div>
        {choices.openRequests.map(({ id, no, kind: openKind, state }) => (
          <Alert
            key={id}
            type="warning"
            title={t('ask.openBefore', { no, kind: say(requestKinds[openKind].words), state: say(requestStateWords[state]) })}
          />
        ))}
        <KindChoice kinds={choices.choices.map((one) => one.kind)} kind={kind} onChoose={choose} />
        {choice?.why && <Alert type="info" title={say(choice.why)} />}
        <Form
          name="request"
          form={form}
          layout="vertical"
          disabled={!isOpen}
          initialValues={startOf(choices)}
          autoComplete="off"
          onValuesChange={(_change, fields) => preview.look(askOf(kind, fields))}
          onFinish={send}
        >
          <KindFields kind={kind} choices={choices} />
          <ReasonField kind={kind} setReason={(reason) => form.setFieldValue('reason', reason)} />
        </Form>
        {isOpen && requestKinds[kind].isLocking && <div className={styles.faint}>{t('ask.lock')}</div>}
        {preview.data && (
          <section aria-live="polite" className={styles.stack}>
            <div className={styles.strong}>{t('ask.consequences')}</div>
            <ConsequenceList consequences={preview.data.consequences} />
            {!preview.data.needsApproval && <div className={styles.faint}>{t('ask.noApproval')}</div>}
          </section>
        )}
        <RefusalNote error={making.error ?? (isOpen ? preview.error : null)} />
      </div>
    </DetailDrawer>
  );
}

type KindChoiceProps = Readonly<{ kinds: readonly RequestKind[]; kind: RequestKind; onChoose: (kind: RequestKind) => void }>;

function KindChoice({ kinds, kind, onChoose }: KindChoiceProps) {
  const t = useWords(requestsWords);
  const say = useSay();
  return (
    <div role="group" aria-label={t('ask.kind')} className={styles.chips}>
      {kinds.map((one) => (
        <Button key={one} type={one === kind ? 'primary' : 'default'} aria-pressed={one === kind} onClick={() => onChoose(one)}>
          {say(requestKinds[one].words)}
        </Button>
      ))}
    </div>
  );
}

function startOf({ lines, exceptions }: Choices): Partial<RequestFields> {
  const [first] = lines;
  return {
    swaps: first ? [{ lineNo: first.lineNo, quantity: first.quantity }] : [],
    lines: lines.flatMap(({ skuCode, quantity }) => (skuCode === '' ? [] : [{ sku: skuCode, quantity }])),
    exceptions,
  };
}

const suggestions: Readonly<Record<RequestKind, readonly ('moved' | 'wrong' | 'gift' | 'regret' | 'urgent')[]>> = {
  change_address: ['moved', 'wrong', 'gift'],
  exchange: ['wrong'],
  rush: ['urgent'],
  cancel: ['regret', 'wrong'],
  resend: [],
  release: ['urgent'],
};

function ReasonField({ kind, setReason }: { kind: RequestKind; setReason: (reason: string) => void }) {
  const t = useWords(requestsWords);
  return (
    <Form.Item label={t('ask.reason')} extra={t('ask.reasonHint')} required>
      <Form.Item name="reason" noStyle rules={[{ required: true, whitespace: true, min: 2, message: t('ask.required') }]}>
        <Input maxLength={200} />
      </Form.Item>
      <div className={styles.chips}>
        {suggestions[kind].map((code) => (
          <Button key={code} size="small" onClick={() => setReason(t(`reason.${code}`))}>
            {t(`reason.${code}`)}
          </Button>
        ))}
      </div>
    </Form.Item>
  );
}
