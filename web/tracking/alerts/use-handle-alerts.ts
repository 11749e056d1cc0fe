import { handleParcelAlerts, reopenParcelAlerts, type ParcelAlertId } from '@zhidan/core/tracking/alert-api.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { useToast } from '../../ui/toast.tsx';
import { trackingWords } from '../tracking-words.ts';

/** Marks alerts as handled at once, with a way back. */
export function useHandleAlerts() {
  const t = useWords(trackingWords);
  const toast = useToast();
  const handling = useCommand(handleParcelAlerts, ['parcel']);
  const reopening = useCommand(reopenParcelAlerts, ['parcel']);
  const reopen = (ids: ParcelAlertId[]): void => void reopening.ask({ ids }).catch(toast.failed);
  const handle = (ids: ParcelAlertId[], note: string, done?: () => void): void =>
    void handling.ask({ ids, note }).then(({ doneCount }) => told(ids, doneCount, done), toast.failed);
  const told = (ids: ParcelAlertId[], count: number, done: (() => void) | undefined): void => {
    toast.done(t('alert.handled', { count }), () => reopen(ids));
    done?.();
  };
  return { handle, isPending: handling.isPending };
}
