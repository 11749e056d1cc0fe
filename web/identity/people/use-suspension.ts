import { restorePerson, suspendPerson, type PersonView } from '@zhidan/core/identity/api.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { useToast } from '../../ui/toast.tsx';
import { identityWords } from '../identity-words.ts';

type Someone = Pick<PersonView, 'id' | 'name'>;

/** Suspends and restores at once, each with a way back. */
export function useSuspension() {
  const t = useWords(identityWords);
  const toast = useToast();
  const suspending = useCommand(suspendPerson, ['person']);
  const restoring = useCommand(restorePerson, ['person']);
  const restore = ({ id, name }: Someone): void => {
    restoring.ask({ personId: id }).then(() => toast.done(t('people.restored', { name })), toast.failed);
  };
  const suspend = (person: Someone): void => {
    suspending
      .ask({ personId: person.id })
      .then(() => toast.done(t('people.suspended', { name: person.name }), () => restore(person)), toast.failed);
  };
  return { suspend, restore, isPending: suspending.isPending || restoring.isPending };
}
