import { readingProblem } from '@zhidan/core/channels/shop/reading-problem.ts';
import { readDocumentAgain, type UnreadDocumentId } from '@zhidan/core/channels/shop/unread-api.ts';
import { Button } from 'antd';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useToast } from '../../ui/toast.tsx';
import { channelsWords } from '../channels-words.ts';

type ReadAgainButtonProps = Readonly<{ id: UnreadDocumentId; isInRow?: boolean; onDone?: () => void }>;

/** Reads a kept document once more, and says whether it helped. */
export function ReadAgainButton({ id, isInRow = false, onDone }: ReadAgainButtonProps) {
  const t = useWords(channelsWords);
  const say = useSay();
  const toast = useToast();
  const reading = useCommand(readDocumentAgain, ['unread_document', 'shop']);
  if (!useMay('shops.manage')) return null;
  const read = async (): Promise<void> => {
    const { problem } = await reading.ask({ unreadDocumentId: id });
    if (problem !== null) {
      const { words, field } = readingProblem(problem);
      return toast.warned(t('unread.stillUnread', { problem: say(words, { field }) }));
    }
    toast.done(t('unread.cleared'));
    onDone?.();
  };
  return (
    <Button
      size={isInRow ? 'small' : 'middle'}
      type={isInRow ? 'link' : 'primary'}
      loading={reading.isPending}
      onClick={(event) => {
        event.stopPropagation(); // a button in a row does not open the row
        read().catch(toast.failed);
      }}
    >
      {t('action.readAgain')}
    </Button>
  );
}
