import { countStock, receiveStock, type PostedDocument } from '@zhidan/core/inventory/stock-document-api.ts';
import { UndoOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { usePosted } from '../documents/use-posted.ts';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';
import { ChooseGoods } from './choose-goods.tsx';
import { sumOfDraft, type ScanDraft } from './scan-draft.ts';
import { ScanFeedback, ScanField } from './scan-field.tsx';
import { ScanLines } from './scan-lines.tsx';
import { useDraft, type ScanKind } from './use-draft.ts';
import { useScanning } from './use-scanning.ts';

/** The desk of somebody with a scanner: field, answer, list, and one button at the end. */
export function ScanDesk({ kind, warehouseId }: { kind: ScanKind; warehouseId: string }) {
  const t = useWords(inventoryWords);
  const toast = useToast();
  const isCount = kind === 'count';
  const drafting = useDraft(kind, warehouseId);
  const { draft, write, undo, restart } = drafting;
  const scanning = useScanning(warehouseId, drafting);
  const { post, isPending, error } = usePosting(kind, warehouseId, () => (restart(), scanning.restart()));
  const { skus, pieces } = sumOfDraft(draft);
  const clear = (): void => {
    const before = draft;
    write({ ...draft, lines: [] });
    scanning.restart();
    toast.done(t('scan.cleared'), () => write(before));
  };
  return (
    <section className={styles.desk} aria-label={t(`title.${kind}`)}>
      <ScanField onScan={scanning.scan} onUndo={undo} onPost={() => skus > 0 && post(draft)} />
      <ScanFeedback feedback={scanning.feedback} isCount={isCount} />
      {skus > 0 && (
        <>
          <div className={styles.deskTools}>
            <strong>{t('scan.sum', { skus, pieces })}</strong>
            <span>
              <Button size="small" icon={<UndoOutlined />} disabled={!undo} onClick={() => undo?.()}>
                {t('scan.undo')}
              </Button>{' '}
              <Button size="small" onClick={clear}>
                {t('scan.clear')}
              </Button>
            </span>
          </div>
          <ScanLines draft={draft} isCount={isCount} write={write} />
          <RefusalNote error={error} retry={() => post(draft)} />
          <div className={styles.deskFoot}>
            <Input
              value={draft.note}
              maxLength={200}
              placeholder={t('scan.noteField')}
              aria-label={t('document.note')}
              onChange={(event) => write({ ...draft, note: event.target.value })}
            />
            <Button type="primary" size="large" loading={isPending} onClick={() => post(draft)}>
              {t(isCount ? 'scan.postCount' : 'scan.postInbound')}
            </Button>
          </div>
        </>
      )}
      {scanning.choice && <ChooseGoods choice={scanning.choice} choose={scanning.choose} />}
    </section>
  );
}

/** Posts a draft under its own id: sent twice, it counts once. */
function usePosting(kind: ScanKind, warehouseId: string, onPosted: () => void) {
  const changes = ['stock_document', 'stock_batch'];
  const inbound = useCommand(receiveStock, changes);
  const count = useCommand(countStock, changes);
  const tell = usePosted();
  const post = ({ documentId, note, lines }: ScanDraft): void => {
    const done = (posted: PostedDocument): void => {
      tell(documentId, posted);
      onPosted();
    };
    const base = { documentId, warehouseId, note };
    const binOf = (bin: string) => (bin ? { bin } : {});
    if (kind === 'inbound')
      inbound.give({ ...base, lines: lines.map(({ skuId, quantity, bin }) => ({ skuId, quantity, ...binOf(bin) })) }, done);
    else
      count.give(
        { ...base, lines: lines.map(({ skuId, quantity, seen, bin }) => ({ skuId, counted: quantity, seen, ...binOf(bin) })) },
        done,
      );
  };
  return { post, isPending: inbound.isPending || count.isPending, error: inbound.error ?? count.error };
}
