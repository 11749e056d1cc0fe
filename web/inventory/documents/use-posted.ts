import { reverseStockDocument, type PostedDocument } from '@zhidan/core/inventory/stock-document-api.ts';
import { newKey } from '../../lib/call.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { useToast } from '../../ui/toast.tsx';
import { inventoryWords } from '../inventory-words.ts';

/** Undoes a document by another one that moves everything back. */
export function useReversal() {
  const t = useWords(inventoryWords);
  const toast = useToast();
  const reverse = useCommand(reverseStockDocument, ['stock_document', 'stock_batch']);
  return {
    isPending: reverse.isPending,
    reverse: (documentId: string, no: string): void =>
      void reverse.ask({ documentId, reversalId: newKey() }).then(() => toast.done(t('document.undone', { no })), toast.failed),
  };
}

/** Says that a document is posted, with a way back; and who lost what they held, if somebody did. */
export function usePosted(): (documentId: string, posted: PostedDocument) => void {
  const t = useWords(inventoryWords);
  const toast = useToast();
  const { reverse } = useReversal();
  return (documentId, { no, lineCount, pieceCount, lostCount }) => {
    toast.done(t('scan.posted', { no, skus: lineCount, pieces: pieceCount }), () => reverse(documentId, no));
    if (lostCount > 0) toast.warned(t('scan.lostCount', { count: lostCount }));
  };
}
