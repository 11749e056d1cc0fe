import type { BoardCounts } from '@zhidan/core/insights/board/board-api.ts';
import { boardLooks, boardPartCodes, type BoardPart } from '@zhidan/core/insights/board/board-column.ts';
import { fulfillmentStageWords, type FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { numberText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { boardWords } from './board-words.ts';
import styles from './board.module.css';
import { useDropZone, type Dragging } from './use-drop-zone.ts';

/** The name of a step of the house, or of a look across them. */
export function partWords(part: BoardPart): Words {
  return Object.hasOwn(boardLooks, part) ? boardLooks[part as keyof typeof boardLooks] : fulfillmentStageWords[part as FulfillmentStage];
}

type StripProps = Readonly<{
  counts: BoardCounts;
  chosen: BoardPart | undefined;
  dragging: Dragging;
  onChoose: (part: BoardPart | undefined) => void;
}>;

/** The steps inside the first column: how many stand at each; a press looks at one, a card is dropped on one. */
export function PartStrip({ counts, chosen, dragging, onChoose }: StripProps) {
  const t = useWords(boardWords);
  const countOf = new Map(counts.parts.map(({ part, count }) => [part, count]));
  return (
    <div className={styles.strip} role="group" aria-label={t('parts')} data-tour="board-parts">
      {boardPartCodes.map((part) => (
        <PartChip
          key={part}
          part={part}
          count={countOf.get(part) ?? 0}
          isChosen={chosen === part}
          dragging={dragging}
          onPress={() => onChoose(chosen === part ? undefined : part)}
        />
      ))}
    </div>
  );
}

type ChipProps = Readonly<{ part: BoardPart; count: number; isChosen: boolean; dragging: Dragging; onPress: () => void }>;

function PartChip({ part, count, isChosen, dragging, onPress }: ChipProps) {
  const say = useSay();
  const language = useLanguage();
  const zone = useDropZone(dragging, part);
  return (
    <button type="button" className={styles.part} data-part={part} aria-pressed={isChosen} onClick={onPress} {...zone}>
      {say(partWords(part))} <strong className="zd-number">{numberText(count, language)}</strong>
    </button>
  );
}
