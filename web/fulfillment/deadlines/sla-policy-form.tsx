import { channels, type ChannelCode } from '@zhidan/core/channels/channel.ts';
import { addSlaPolicy, changeSlaPolicy, type SlaPolicyRow } from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import { penaltyKinds, type PenaltyKind } from '@zhidan/core/fulfillment/deadlines/sla-policy.ts';
import { Button, Checkbox, Form, Input, Segmented, Select } from 'antd';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import styles from './deadlines.module.css';
import { deadlinesWords } from './deadlines-words.ts';
import { contentOf, fieldsOf, type PolicyFields } from './policy-fields.ts';

const wide = { style: { width: '100%' } };

/** Adds a rule, or changes one; what waits follows it at once. */
export function SlaPolicyForm({ policy, onClose }: { policy: SlaPolicyRow | null; onClose: () => void }) {
  const t = useWords(deadlinesWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const [form] = Form.useForm<PolicyFields>();
  const adding = useCommand(addSlaPolicy, ['sla_policy']);
  const changing = useCommand(changeSlaPolicy, ['sla_policy']);
  const error = policy ? changing.error : adding.error;
  useFieldProblems(form, error);
  const saved = (): void => (toast.done(t('rules.saved')), onClose());
  const save = (fields: PolicyFields): void => {
    const content = contentOf(fields);
    if (policy) changing.give({ policyId: policy.id, ...content }, saved);
    else adding.give(content, saved);
  };
  return (
    <DetailDrawer
      title={t(policy ? 'rules.edit' : 'rules.add')}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" loading={adding.isPending || changing.isPending} onClick={form.submit}>
            {t('save')}
          </Button>
        </div>
      }
    >
      <RefusalNote error={error} />
      <Form name="sla-policy" form={form} layout="vertical" initialValues={fieldsOf(policy)} onFinish={save} autoComplete="off">
        <RuleFields />
      </Form>
    </DetailDrawer>
  );
}

function RuleFields() {
  const t = useWords(deadlinesWords);
  const say = useSay();
  const required = [{ required: true, message: t('required') }];
  return (
    <>
      <Form.Item name="channel" label={t('rules.channel')} rules={required}>
        <Select options={(Object.keys(channels) as ChannelCode[]).map((value) => ({ value, label: say(channels[value].words) }))} />
      </Form.Item>
      <div className={styles.columns}>
        <Form.Item name="shipHours" label={t('rules.shipHours')} rules={required}>
          <NumberField min={1} max={8_760} precision={0} {...wide} />
        </Form.Item>
        <Form.Item name="pickupHours" label={t('rules.pickupHours')} rules={required}>
          <NumberField min={1} max={720} precision={0} {...wide} />
        </Form.Item>
      </div>
      <Form.Item name="kind" label={t('rules.kind')}>
        <Segmented
          block
          options={(Object.keys(penaltyKinds) as PenaltyKind[]).map((value) => ({ value, label: say(penaltyKinds[value]) }))}
        />
      </Form.Item>
      <PenaltyFields />
      <div className={styles.columns}>
        <Form.Item name="effectiveFrom" label={t('rules.from')} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="effectiveTo" label={t('rules.to')}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="source" label={t('rules.source')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="isVerified" valuePropName="checked">
        <Checkbox>{t('rules.verified')}</Checkbox>
      </Form.Item>
    </>
  );
}

function PenaltyFields() {
  const t = useWords(deadlinesWords);
  const kind = Form.useWatch<PenaltyKind | undefined>('kind');
  const required = [{ required: true, message: t('required') }];
  if (kind === 'fixed')
    return (
      <Form.Item name="fixedYuan" label={t('rules.fixedYuan')} rules={required}>
        <NumberField min={0} max={1_000_000} precision={2} {...wide} />
      </Form.Item>
    );
  if (kind !== 'share') return null;
  return (
    <div className={styles.columns}>
      <Form.Item name="percent" label={t('rules.percent')} rules={required}>
        <NumberField min={0} max={100} precision={2} {...wide} />
      </Form.Item>
      <Form.Item name="minYuan" label={t('rules.minYuan')} rules={required}>
        <NumberField min={0} max={1_000_000} precision={2} {...wide} />
      </Form.Item>
      <Form.Item name="maxYuan" label={t('rules.maxYuan')}>
        <NumberField min={0} max={1_000_000} precision={2} {...wide} />
      </Form.Item>
    </div>
  );
}
