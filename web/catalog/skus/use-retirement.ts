import { restoreSkus, retireSkus, type SkuBrief } from '@zhidan/core/catalog/sku-api.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { useToast } from '../../ui/toast.tsx';
import { catalogWords } from '../catalog-words.ts';

type Retired = Pick<SkuBrief, 'id' | 'code'>;

/** Takes a SKU out of use and back, each at once and with a way back. */
export function useRetirement() {
  const t = useWords(catalogWords);
  const toast = useToast();
  const retiring = useCommand(retireSkus, ['sku', 'listing']);
  const restoring = useCommand(restoreSkus, ['sku', 'listing']);
  const restore = ({ id, code }: Retired): void => {
    restoring.ask({ skuIds: [id] }).then(() => toast.done(t('sku.restored', { code })), toast.failed);
  };
  const retire = (sku: Retired): void => {
    retiring.ask({ skuIds: [sku.id] }).then(() => toast.done(t('sku.retired', { code: sku.code }), () => restore(sku)), toast.failed);
  };
  return { retire, restore, isPending: retiring.isPending || restoring.isPending };
}
