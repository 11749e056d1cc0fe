import { changeStockLevel, pieceLimit, type StockLevelView, type StockView } from '@zhidan/core/inventory/stock-api.ts';
import { Form, Input, Modal } from 'antd';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { inventoryWords } from '../inventory-words.ts';

type Fields = Readonly<{ bin?: string; safety: number }>;

/** Where a SKU lies, and how much sales should leave; undo brings back what was. */
export function LevelForm({ stock, level, onClose }: { stock: StockView; level: StockLevelView; onClose: () => void }) {
  const t = useWords(inventoryWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const change = useCommand(changeStockLevel, ['stock_level']);
  const { warehouseId, bin, safety } = level;
  const key = { skuId: stock.skuId, warehouseId };
  const undo = (): void => void change.ask({ ...key, bin, safety }).then(() => toast.done(t('level.saved')), toast.failed);
  const save = (fields: Fields): void =>
    change.give({ ...key, bin: fields.bin ?? '', safety: fields.safety }, () => {
      toast.done(t('level.saved'), undo);
      onClose();
    });
  return (
    <Modal
      open
      title={`${stock.code} · ${level.warehouseName}`}
      okText={t('form.save')}
      cancelText={ui('action.cancel')}
      okButtonProps={{ loading: change.isPending }}
      onOk={form.submit}
      onCancel={onClose}
      width={420}
    >
      <RefusalNote error={change.error} />
      <Form name="level" form={form} layout="vertical" initialValues={{ bin, safety }} onFinish={save} autoComplete="off">
        <Form.Item name="bin" label={t('level.bin')}>
          <Input maxLength={40} autoFocus placeholder="A-01-02" onPressEnter={form.submit} />
        </Form.Item>
        <Form.Item
          name="safety"
          label={t('level.safety')}
          extra={t('level.safetyNote')}
          rules={[{ required: true, message: t('form.required') }]}
        >
          <NumberField min={0} max={pieceLimit} precision={0} style={{ width: '100%' }} onPressEnter={form.submit} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
