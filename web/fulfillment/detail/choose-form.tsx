import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { chooseByHand, previewChoice } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import type { FulfillmentOrderId } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Checkbox, Form, Modal, Select, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useWarehouses } from '../../inventory/index.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { fulfillmentWords } from '../fulfillment-words.ts';
import { ChoicePreview, isFit, isShort } from './choice-preview.tsx';
import { useOutcomeTelling } from './use-outcome-telling.ts';

type Props = Readonly<{ ids: readonly FulfillmentOrderId[]; onClose: () => void; onDone: () => void }>;
type Choice = Readonly<{ warehouseId: string | undefined; carrier: CarrierCode | undefined }>;

/** A hand's choice of warehouse and carrier; what is left alone stays. Before it is made one sees what becomes of each, and what it costs. */
export function ChooseForm({ ids, onClose, onDone }: Props) {
  const t = useWords(fulfillmentWords);
  const ui = useWords(uiWords);
  const tell = useOutcomeTelling();
  const [choice, setChoice] = useState<Choice>({ warehouseId: undefined, carrier: undefined });
  const [withShort, setWithShort] = useState(false);
  const preview = usePreview(ids, choice);
  const command = useCommand(chooseByHand, ['fulfillment_order', 'order', 'stock_batch']);
  const items = preview.data?.items ?? [];
  const chosen = items.filter((item) => isFit(item) || (withShort && isShort(item))).map(({ id }) => id);
  const isChosen = Boolean(choice.warehouseId ?? choice.carrier);
  const give = (): void =>
    command.give({ ids: chosen, ...choice } as QuestionOf<typeof chooseByHand>, (answer) => {
      tell(answer);
      onDone();
    });
  return (
    <Modal
      open
      title={t('choose')}
      okText={isChosen && preview.data ? t('choose.go', { count: chosen.length }) : t('choose')}
      cancelText={ui('action.cancel')}
      okButtonProps={{ disabled: chosen.length === 0 || preview.isPending, loading: command.isPending }}
      onOk={give}
      onCancel={onClose}
      width={760}
    >
      <p>{t('choose.note')}</p>
      <Choices choice={choice} onChange={setChoice} />
      {isChosen && !preview.error && (preview.data ? <ChoicePreview items={items} /> : <Skeleton active paragraph={{ rows: 3 }} />)}
      {items.some(isShort) && (
        <Checkbox checked={withShort} onChange={({ target }) => setWithShort(target.checked)}>
          {t('choose.withShort', { count: items.filter(isShort).length })}
        </Checkbox>
      )}
      <RefusalNote error={preview.error ?? command.error} />
    </Modal>
  );
}

/** Asked anew whenever the choice is another; until then nothing is known of it. */
function usePreview(ids: Props['ids'], { warehouseId, carrier }: Choice) {
  const looking = useCommand(previewChoice);
  const { give, reset } = looking;
  useEffect(() => {
    reset();
    if (warehouseId ?? carrier) give({ ids: [...ids], warehouseId, carrier } as QuestionOf<typeof previewChoice>);
    // oxlint-disable-next-line react/exhaustive-deps -- what was picked when the dialog opened
  }, [warehouseId, carrier]);
  return looking;
}

function Choices({ choice, onChange }: { choice: Choice; onChange: (choice: Choice) => void }) {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  const warehouses = useWarehouses() ?? [];
  return (
    <Form layout="vertical">
      <Form.Item label={t('warehouse')} htmlFor="choose-warehouse">
        <Select
          id="choose-warehouse"
          allowClear
          placeholder={t('choose.keep')}
          value={choice.warehouseId}
          onChange={(warehouseId) => onChange({ ...choice, warehouseId })}
          options={warehouses.map(({ id, name }) => ({ value: id as string, label: name }))}
        />
      </Form.Item>
      <Form.Item label={t('carrier')} htmlFor="choose-carrier">
        <Select
          id="choose-carrier"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('choose.keep')}
          value={choice.carrier}
          onChange={(carrier) => onChange({ ...choice, carrier })}
          options={(Object.keys(carriers) as CarrierCode[]).map((code) => ({ value: code, label: say(carriers[code].words) }))}
        />
      </Form.Item>
    </Form>
  );
}
