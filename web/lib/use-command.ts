import type { Endpoint, OutputOf, QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { refreshAnswers } from './answers.ts';
import { call, newKey } from './call.ts';
import { isPassing } from './problem.ts';

type Attempt<Contract extends Endpoint> = Readonly<{ question: QuestionOf<Contract>; key: string }>;

/** A second press of a double-click comes this soon after the first. */
const doublePressMs = 500;

/**
 * A command a person can give. Each press gets one Idempotency-Key, kept over automatic retries;
 * pressing again after an unknown outcome sends the same key, so the command acts once;
 * so does pressing twice at once.
 * `changes` names the subject kinds whose lists are fetched anew.
 */
export function useCommand<Contract extends Endpoint>(contract: Contract, changes: readonly string[] = []) {
  const client = useQueryClient();
  const unsure = useRef<Attempt<Contract> | null>(null);
  const pressed = useRef<Readonly<{ asked: string; until: number }> | null>(null);
  const mutation = useMutation<OutputOf<Contract>, Error, Attempt<Contract>>({
    mutationFn: ({ question, key }) => call(contract, question, { key }),
    onSuccess: () => {
      unsure.current = null;
      void refreshAnswers(client, new Set(changes));
    },
    onError: (error, attempt) => {
      unsure.current = isPassing(error) ? attempt : null;
    },
    // here and not beside the press: what is told there is lost when the same command is given or reset meanwhile
    onSettled: (_answer, error, { question }) => {
      const asked = JSON.stringify(question);
      if (pressed.current?.asked === asked) pressed.current = error ? null : { asked, until: performance.now() + doublePressMs };
    },
  });
  const attemptOf = (question: QuestionOf<Contract>): Attempt<Contract> => {
    const last = unsure.current;
    const isSame = last !== null && JSON.stringify(last.question) === JSON.stringify(question);
    return isSame ? last : { question, key: newKey() };
  };
  const give = (question: QuestionOf<Contract>, done?: (answer: OutputOf<Contract>) => void): void => {
    const asked = JSON.stringify(question);
    if (pressed.current?.asked === asked && performance.now() < pressed.current.until) return; // what the first press began goes on
    pressed.current = { asked, until: Infinity };
    mutation.mutate(attemptOf(question), { onSuccess: done });
  };
  return {
    isPending: mutation.isPending,
    error: mutation.error,
    data: mutation.data,
    reset: mutation.reset,
    /** Sends; the answer goes to `done`, a refusal stays in `error`. The second press of a double-click is the first. */
    give,
    /** Sends and waits. @throws Problem, NetworkLost */
    ask: (question: QuestionOf<Contract>) => mutation.mutateAsync(attemptOf(question)),
  };
}
