import { matchListings, type MatchPair } from '@zhidan/core/catalog/listing-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { App } from 'antd';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { useToast } from '../../ui/toast.tsx';
import { catalogWords } from '../catalog-words.ts';

/** A colleague was faster: long enough to read. */
const readSeconds = 8;

type Pair = Omit<MatchPair, 'isAuto'>;
type Outcome = OutputOf<typeof matchListings>;

/** Matches listings at once, each go with a way back; tells when a colleague was faster. */
export function useMatching() {
  const t = useWords(catalogWords);
  const toast = useToast();
  const { message } = App.useApp();
  const command = useCommand(matchListings, ['listing', 'sku']);
  const undo = (pairs: Outcome['undo']): void => {
    command.ask({ pairs }).then(() => toast.done(t('match.undone')), toast.failed);
  };
  /** `text` says what was done, given how many. */
  const match = async (pairs: readonly Pair[], text: (count: number) => string, done?: () => void): Promise<void> => {
    try {
      const outcome = await command.ask({ pairs: [...pairs] });
      if (outcome.changedCount > 0) toast.done(text(outcome.changedCount), () => undo(outcome.undo));
      for (const { title, code } of outcome.overtaken)
        void message.warning(code === null ? t('match.overtakenNone', { title }) : t('match.overtaken', { title, code }), readSeconds);
      done?.();
    } catch (error) {
      toast.failed(error as Error); // what a command throws is a Problem or a NetworkLost
    }
  };
  return { match, isPending: command.isPending };
}
