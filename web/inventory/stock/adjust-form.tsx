import { pieceLimit, type StockLevelView, type StockView } from '@zhidan/core/inventory/stock-api.ts';
import { adjustStock, transferStock, type PostedDocument } from '@zhidan/core/inventory/stock-document-api.ts';
import { availableOf } from '@zhidan/core/inventory/stock.ts';
import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { newKey } from '../../lib/call.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { usePosted } from '../documents/use-posted.ts';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';
import { useWarehouses } from '../use-warehouses.ts';

type Fields = Readonly<{ quantity: number; note?: string; toWarehouseId?: string }>;

type AdjustFormProps = Readonly<{ kind: 'adjust' | 'transfer'; stock: StockView; level: StockLevelView; onClose: () => void }>;

/** Writes off, adds, or sends to another warehouse; each becomes a document that can be undone. */
export function AdjustForm({ kind, stock, level, onClose }: AdjustFormProps) {
  const t = useWords(inventoryWords);
  const ui = useWords(uiWords);
  const [form] = Form.useForm<Fields>();
  const [documentId] = useState(newKey); // one form, one document, however often it is sent
  const adjust = useCommand(adjustStock, ['stock_document', 'stock_batch']);
  const transfer = useCommand(transferStock, ['stock_document', 'stock_batch']);
  const posted = usePosted();
  const { warehouseId } = level;
  const done = (answer: PostedDocument): void => {
    posted(documentId, answer);
    onClose();
  };
  const save = ({ quantity, note = '', toWarehouseId = '' }: Fields): void => {
    const lines = [{ skuId: stock.skuId, quantity }];
    if (kind === 'adjust') adjust.give({ documentId, warehouseId, note, lines }, done);
    else transfer.give({ documentId, warehouseId, toWarehouseId, note, lines }, done);
  };
  return (
    <Modal
      open
      title={`${t(`${kind}.title`)} · ${stock.code} · ${level.warehouseName}`}
      okText={t('form.save')}
      cancelText={ui('action.cancel')}
      okButtonProps={{ loading: adjust.isPending || transfer.isPending }}
      onOk={form.submit}
      onCancel={onClose}
      width={440}
    >
      <RefusalNote error={adjust.error ?? transfer.error} />
      <Form name="adjust" form={form} layout="vertical" onFinish={save} autoComplete="off">
        {kind === 'adjust' ? <AdjustFields /> : <TransferFields level={level} />}
        <NoteField isRequired={kind === 'adjust'} suggest={(note) => form.setFieldValue('note', note)} />
      </Form>
    </Modal>
  );
}

function AdjustFields() {
  const t = useWords(inventoryWords);
  const rules = [{ required: true, message: t('form.required') }];
  return (
    <Form.Item name="quantity" label={t('adjust.change')} extra={t('adjust.changeNote')} rules={rules}>
      <NumberField autoFocus min={-pieceLimit} max={pieceLimit} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  );
}

function TransferFields({ level }: { level: StockLevelView }) {
  const t = useWords(inventoryWords);
  const others = (useWarehouses() ?? []).filter(({ id, state }) => id !== level.warehouseId && state === 'active');
  const rules = [{ required: true, message: t('form.required') }];
  return (
    <>
      <Form.Item name="toWarehouseId" label={t('transfer.to')} rules={rules}>
        <Select autoFocus options={others.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item
        name="quantity"
        label={t('transfer.quantity')}
        extra={t('stock.formula', { onHand: level.onHand, reserved: level.reserved, available: availableOf(level) })}
        rules={rules}
      >
        <NumberField min={1} max={pieceLimit} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </>
  );
}

function NoteField({ isRequired, suggest }: { isRequired: boolean; suggest: (note: string) => void }) {
  const t = useWords(inventoryWords);
  const reasons = ['adjust.damage', 'adjust.lost', 'adjust.expired', 'adjust.sample'] as const;
  const rules = isRequired ? [{ required: true, min: 2, message: t('adjust.reasonNote') }] : [];
  return (
    <>
      <Form.Item name="note" label={isRequired ? t('adjust.reason') : t('document.note')} rules={rules}>
        <Input maxLength={200} placeholder={isRequired ? t('adjust.reasonNote') : ''} />
      </Form.Item>
      {isRequired && (
        <div className={styles.suggestions}>
          {reasons.map((reason) => (
            <button key={reason} type="button" onClick={() => suggest(t(reason))}>
              {t(reason)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
