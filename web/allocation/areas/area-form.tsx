import { addAreas } from '@zhidan/core/allocation/area-api.ts';
import {
  areaEffectNames,
  areaEffects,
  areaReasonNames,
  areaReasons,
  type AreaEffect,
  type AreaReason,
} from '@zhidan/core/allocation/area/suspended-area.ts';
import type { CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { localDate, plusDays, startOfDay } from '@zhidan/core/kernel/local-date.ts';
import { Button, Form, Input, Radio, Select, type FormInstance } from 'antd';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import styles from '../allocation.module.css';
import { allocationWords } from '../allocation-words.ts';
import { RegionPicker } from '../regions/region-picker.tsx';
import { useCarrierChoices } from '../use-carrier-choices.ts';
import { pastedRegions } from './pasted-regions.ts';

type Fields = Readonly<{
  regions?: readonly string[];
  pasted?: string;
  carriers?: CarrierCode[];
  keyword?: string;
  effect: AreaEffect;
  reason: AreaReason;
  note?: string;
  from?: string;
  lastDay?: string;
}>;

/** Suspends regions: ticked, or pasted line by line. */
export function AreaForm({ onClose }: { onClose: () => void }) {
  const t = useWords(allocationWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const adding = useCommand(addAreas, ['suspended_area']);
  useFieldProblems(form, adding.error);
  const save = (fields: Fields): void => {
    const { regions = [], pasted = '', carriers = [], keyword = '', effect, reason, note = '', from, lastDay } = fields;
    const all = [...regions, ...pastedRegions(pasted).paths];
    if (all.length === 0) return form.setFields([{ name: 'regions', errors: [t('area.regionMissing')] }]);
    adding.give(
      {
        regions: all,
        keyword,
        effect,
        reason,
        note,
        carriers: effect === 'hold' ? [] : carriers,
        from: from ? startOfDay(localDate(from)) : null,
        until: lastDay ? startOfDay(plusDays(localDate(lastDay), 1)) : null,
      },
      ({ ids }) => (toast.done(t('area.added', { count: ids.length })), onClose()),
    );
  };
  return (
    <DetailDrawer
      title={t('area.add')}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" loading={adding.isPending} onClick={form.submit}>
            {t('area.add')}
          </Button>
        </div>
      }
    >
      <RefusalNote error={adding.error} />
      <Form
        name="area"
        form={form}
        layout="vertical"
        initialValues={{ effect: 'disable_carrier', reason: 'force_majeure' }}
        onFinish={save}
        autoComplete="off"
      >
        <Where form={form} />
        <What form={form} />
      </Form>
    </DetailDrawer>
  );
}

function Where({ form }: { form: FormInstance<Fields> }) {
  const t = useWords(allocationWords);
  const pasted = (Form.useWatch('pasted', form) as string | undefined) ?? '';
  const { unknown } = pastedRegions(pasted);
  return (
    <>
      <Form.Item name="regions" label={t('area.pick')} required>
        <RegionPicker label={t('area.pick')} placeholder={t('area.regionSearch')} tagLimit={20} />
      </Form.Item>
      <Form.Item
        name="pasted"
        label={t('area.paste')}
        extra={unknown.length > 0 ? undefined : t('area.pasteNote')}
        rules={[
          {
            validator: (_, text: string | undefined) => {
              const lines = pastedRegions(text ?? '').unknown;
              return lines.length === 0
                ? Promise.resolve()
                : Promise.reject(new Error(t('area.unknownLine', { lines: lines.join(' · ') })));
            },
          },
        ]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <Form.Item name="keyword" label={t('area.keyword')} extra={t('area.keywordNote')}>
        <Input maxLength={40} />
      </Form.Item>
    </>
  );
}

function What({ form }: { form: FormInstance<Fields> }) {
  const t = useWords(allocationWords);
  const say = useSay();
  const carrierChoices = useCarrierChoices();
  const effect = (Form.useWatch('effect', form) as AreaEffect | undefined) ?? 'disable_carrier';
  return (
    <>
      <Form.Item name="effect" label={t('area.effect')} extra={t(`area.effectNote.${effect}`)} required>
        <Radio.Group options={areaEffectNames.map((value) => ({ value, label: say(areaEffects[value]) }))} optionType="button" />
      </Form.Item>
      {effect !== 'hold' && (
        <Form.Item name="carriers" label={t('area.carrier')} extra={t('area.carriersNote')}>
          <Select
            mode="multiple"
            options={[...carrierChoices]}
            placeholder={t('area.allCarriers')}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
      )}
      <div className={styles.columns}>
        <Form.Item name="reason" label={t('area.reason')} required>
          <Select options={areaReasonNames.map((value) => ({ value, label: say(areaReasons[value]) }))} popupMatchSelectWidth={false} />
        </Form.Item>
        <Form.Item name="from" label={t('area.from')} extra={t('area.fromNow')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="lastDay" label={t('area.lastDay')} extra={t('area.lastDayNote')}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('area.note')} extra={t('area.noteNote')}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}
