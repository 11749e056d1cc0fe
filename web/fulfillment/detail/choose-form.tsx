import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { chooseByHand } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import type { FulfillmentOrderId } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useWarehouses } from '../../inventory/index.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { fulfillmentWords } from '../fulfillment-words.ts';
import { useOutcomeTelling } from './use-outcome-telling.ts';

type Props = Readonly<{ ids: readonly FulfillmentOrderId[]; onClose: () => void; onDone: () => void }>;

/** A hand's choice of warehouse and carrier; what is left alone stays. */
export function ChooseForm({ ids, onClose, onDone }: Props) {
  const t = useWords(fulfillmentWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const tell = useOutcomeTelling();
  const warehouses = useWarehouses() ?? [];
  const [warehouseId, setWarehouse] = useState<string | undefined>();
  const [carrier, setCarrier] = useState<CarrierCode | undefined>();
  const command = useCommand(chooseByHand, ['fulfillment_order', 'order', 'stock_batch']);
  const give = (): void =>
    command.give({ ids: [...ids], warehouseId, carrier } as QuestionOf<typeof chooseByHand>, (answer) => {
      tell(answer);
      onDone();
    });
  return (
    <Modal
      open
      title={t('choose')}
      okText={t('choose')}
      cancelText={ui('action.cancel')}
      okButtonProps={{ disabled: !warehouseId && !carrier, loading: command.isPending }}
      onOk={give}
      onCancel={onClose}
      width={460}
    >
      <p>{t('choose.note')}</p>
      <Form layout="vertical">
        <Form.Item label={t('warehouse')} htmlFor="choose-warehouse">
          <Select
            id="choose-warehouse"
            allowClear
            placeholder={t('choose.keep')}
            value={warehouseId}
            onChange={setWarehouse}
            options={warehouses.map(({ id, name }) => ({ value: id as string, label: name }))}
          />
        </Form.Item>
        <Form.Item label={t('carrier')} htmlFor="choose-carrier">
          <Select
            id="choose-carrier"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('choose.keep')}
            value={carrier}
            onChange={setCarrier}
            options={(Object.keys(carriers) as CarrierCode[]).map((code) => ({ value: code, label: say(carriers[code].words) }))}
          />
        </Form.Item>
      </Form>
      <RefusalNote error={command.error} />
    </Modal>
  );
}
