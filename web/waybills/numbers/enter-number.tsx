import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { enterWaybillNo, recognizeWaybillNo, type WaybillTaskRow } from '@zhidan/core/waybills/number-api.ts';
import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { waybillsWords } from '../waybills-words.ts';

const shortest = 4;

/** A number from a scanner or the keyboard; the carrier is recognised by its shape unless it is named. */
export function EnterNumber({ task, onClose }: { task: WaybillTaskRow; onClose: () => void }) {
  const t = useWords(waybillsWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const toast = useToast();
  const [no, setNo] = useState('');
  const [carrier, setCarrier] = useState<CarrierCode | undefined>();
  const enter = useCommand(enterWaybillNo, ['waybill_account', 'parcel', 'fulfillment_order']);
  const [isTried, setTried] = useState(false);
  const isLongEnough = no.trim().length >= shortest;
  const { data } = useAnswer(recognizeWaybillNo, { waybillNo: no.trim() }, { enabled: isLongEnough });
  const save = (): void => {
    setTried(true);
    if (!isLongEnough) return;
    enter.give({ parcelId: task.parcelId, waybillNo: no, ...(carrier ? { carrier } : {}) }, ({ waybillNo }) => {
      toast.done(t('number.entered', { no: task.fulfillmentNo, waybillNo }));
      onClose();
    });
  };
  return (
    <Modal
      open
      title={`${t('number.enter')} · ${task.fulfillmentNo}`}
      okText={t('form.save')}
      cancelText={ui('action.cancel')}
      okButtonProps={{ loading: enter.isPending }}
      onOk={save}
      onCancel={onClose}
      width={460}
    >
      <Form layout="vertical" component="div">
        <Form.Item
          required
          label={t('number.waybill')}
          {...(isTried && !isLongEnough ? { validateStatus: 'error' as const, help: t('number.tooShort', { shortest }) } : {})}
          extra={
            data && data.carriers.length > 0
              ? t('number.recognized', { carriers: data.carriers.map((code) => say(carriers[code].words)).join(' / ') })
              : t('number.enterNote')
          }
        >
          <Input
            autoFocus
            value={no}
            maxLength={40}
            spellCheck={false}
            onChange={(event) => setNo(event.target.value)}
            onPressEnter={save}
          />
        </Form.Item>
        <Form.Item label={t('number.carrier')}>
          <Select
            allowClear
            showSearch
            optionFilterProp="label"
            placeholder={say(carriers[task.carrier].words)}
            value={carrier}
            onChange={setCarrier}
            options={Object.entries(carriers).map(([value, { words }]) => ({ value: value as CarrierCode, label: say(words) }))}
          />
        </Form.Item>
      </Form>
      <RefusalNote error={enter.error} />
    </Modal>
  );
}
