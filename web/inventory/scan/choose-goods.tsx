import type { FoundGoods } from '@zhidan/core/inventory/stock-api.ts';
import { Button, Modal } from 'antd';
import { useWords } from '../../lib/words.ts';
import { GoodsCell } from '../goods-cell.tsx';
import { inventoryWords } from '../inventory-words.ts';
import type { Choice } from './use-scanning.ts';
import { RowList } from '../../ui/row-list.tsx';

/** Several SKUs bear the barcode that was scanned: which of them is it? */
export function ChooseGoods({ choice, choose }: { choice: Choice; choose: (goods: FoundGoods | null) => void }) {
  const t = useWords(inventoryWords);
  return (
    <Modal open title={t('scan.choose')} footer={null} onCancel={() => choose(null)} width={480}>
      <RowList>
        {choice.items.map((goods, index) => (
          <li key={goods.skuId}>
            <GoodsCell goods={goods} />
            <Button autoFocus={index === 0} onClick={() => choose(goods)}>
              {goods.code}
            </Button>
          </li>
        ))}
      </RowList>
    </Modal>
  );
}
