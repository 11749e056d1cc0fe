import { noteAnswered, type DeskAnswer } from '@zhidan/core/desk/desk-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { useCommand } from '../lib/use-command.ts';
import { useWords } from '../lib/words.ts';
import { copyText } from '../ui/copy-text.ts';
import { useToast } from '../ui/toast.tsx';
import { deskWords } from './desk-words.ts';

/** Copies an answer for the buyer and notes which question it answered; a note that is lost keeps nobody from answering. */
export function useCopiedAnswer(orderId: string) {
  const t = useWords(deskWords);
  const toast = useToast();
  const note = useCommand(noteAnswered);
  return async ({ code, kind, words }: DeskAnswer, language: Language): Promise<void> => {
    if (!(await copyText(words[language]))) return toast.warned(t('answer.notCopied'));
    toast.done(t('answer.copied'));
    note.give({ orderId, kind, code } as QuestionOf<typeof noteAnswered>);
  };
}
