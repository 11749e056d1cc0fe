import { requestStateWords, type RequestState } from '@zhidan/core/requests/request-life.ts';
import { useSay } from '../lib/words.ts';
import { StatusTag, type Tone } from '../ui/status-tag.tsx';

const tones: Readonly<Record<RequestState, Tone>> = {
  asked: 'warn',
  carrying: 'moving',
  waiting: 'warn',
  failed: 'bad',
  done: 'good',
  rejected: 'quiet',
  withdrawn: 'quiet',
  lapsed: 'quiet',
};

export function RequestStateTag({ state }: { state: RequestState }) {
  const say = useSay();
  return <StatusTag tone={tones[state]} text={say(requestStateWords[state])} />;
}
