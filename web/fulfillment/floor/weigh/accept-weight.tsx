import { acceptWeight, type FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { useCommand } from '../../../lib/use-command.ts';
import { useWords } from '../../../lib/words.ts';
import { ReasonModal } from '../../../ui/reason-modal.tsx';
import { floorWords } from '../floor-words.ts';

type AcceptProps = Readonly<{ order: FloorOrder; onClose: () => void; onDone: (no: string) => void }>;

/** A supervisor lets it go although its weight differs. */
export function AcceptWeight({ order: { id, no }, onClose, onDone }: AcceptProps) {
  const t = useWords(floorWords);
  const accept = useCommand(acceptWeight, ['fulfillment_order', 'order']);
  return (
    <ReasonModal
      title={t('weigh.acceptTitle', { no })}
      note={t('weigh.acceptNote')}
      confirm={t('weigh.accept')}
      suggestions={[t('weigh.reasonPacking'), t('weigh.reasonSku')]}
      isPending={accept.isPending}
      error={accept.error}
      onGive={(reason) => accept.give({ fulfillmentOrderId: id, reason }, () => (onClose(), onDone(no)))}
      onClose={onClose}
    />
  );
}
