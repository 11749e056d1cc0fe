import { printItemWords, type PrintItemState } from '@zhidan/core/printing/print-item-life.ts';
import { useSay } from '../../lib/words.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';

const tones: Readonly<Record<PrintItemState, Tone>> = {
  claimed: 'moving',
  sent: 'moving',
  failed: 'bad',
  unknown: 'warn',
  printed: 'good',
  refused: 'quiet',
};

/** How far a label is; with a count, how far so many are. */
export function ItemStateTag({ state, count }: { state: PrintItemState; count?: number }) {
  const say = useSay();
  return <StatusTag tone={tones[state]} text={`${say(printItemWords[state])}${count === undefined ? '' : ` ${count}`}`} />;
}
