import type { RoadView } from '@zhidan/core/notify/road-api.ts';
import { useWords } from '../../lib/words.ts';
import { roadsWords } from '../roads-words.ts';
import { emulatedInbox } from './emulated-inbox.ts';

/** Leads to the emulated messenger, where one sees a message as the group does; nothing for a real one. */
export function InboxLink({ addresses }: Pick<RoadView, 'addresses'>) {
  const t = useWords(roadsWords);
  const page = emulatedInbox(addresses);
  if (page === null) return null;
  return (
    <a href={page} target="_blank" rel="noreferrer" onClick={(event) => event.stopPropagation()}>
      {t('roads.inbox')}
    </a>
  );
}
