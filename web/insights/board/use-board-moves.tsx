import * as audit from '@zhidan/core/audit/decision-api.ts';
import * as fulfillment from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { fulfillmentRefusals } from '@zhidan/core/fulfillment/claim-refusal.ts';
import type { BoardCard } from '@zhidan/core/insights/board/board-api.ts';
import { boardMoveRefusals, boardMoves, moveTo, type BoardMove, type BoardPlace } from '@zhidan/core/insights/board/board-move.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { endHold, holdOrders } from '@zhidan/core/orders/exceptions/exception-api.ts';
import { useState, type ReactNode } from 'react';
import { may, useSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { useToast } from '../../ui/toast.tsx';
import { boardWords } from './board-words.ts';

type Asking = Readonly<{ card: BoardCard; move: BoardMove }>;

/** Why it was not done, in words; null when it was. */
type Told = string | null;

const nameOf = ({ no, orders }: BoardCard): string => no || (orders[0]?.orderNo ?? '');

/** What dropping a card does: the command behind it, the dialog that asks why where that is needed, the words and the way back. */
export function useBoardMoves() {
  const t = useWords(boardWords);
  const say = useSay();
  const session = useSession();
  const toast = useToast();
  const commands = useCommands();
  const [asking, setAsking] = useState<Asking | null>(null);
  const give = async (card: BoardCard, move: BoardMove, reason: string): Promise<void> => {
    const no = nameOf(card);
    const { undo, words } = boardMoves[move];
    try {
      const why = await commands[move](card, reason);
      if (why !== null) return toast.warned(t('refused', { no, why }));
      const mayUndo = undo !== null && may(session, boardMoves[undo].permission);
      const takeBack = mayUndo ? () => void give({ ...card, holdSources: ['hand'] }, undo, t('undoReason')) : undefined;
      toast.done(t('moved', { no, move: say(words) }), takeBack);
    } catch (error) {
      toast.failed(error as Error);
    } finally {
      setAsking(null);
    }
  };
  const start = (card: BoardCard, move: BoardMove): void => {
    const { permission, reason, words } = boardMoves[move];
    if (!may(session, permission)) return toast.warned(t('refused', { no: nameOf(card), why: t('mayNot', { move: say(words) }) }));
    if (reason === 'asked') return setAsking({ card, move });
    void give(card, move, '');
  };
  const drop = (card: BoardCard, place: BoardPlace): void => {
    const found = moveTo(card, place);
    if ('move' in found) return start(card, found.move);
    if (found.refusal !== 'same_place') toast.warned(t('refused', { no: nameOf(card), why: say(boardMoveRefusals[found.refusal]) }));
  };
  const dialog: ReactNode = asking && (
    <ReasonModal
      title={say(boardMoves[asking.move].words)}
      note={t('reasonNote', { no: nameOf(asking.card), move: say(boardMoves[asking.move].words) })}
      confirm={say(boardMoves[asking.move].words)}
      suggestions={
        asking.move === 'hold' ? [t('reason.wait'), t('reason.address'), t('reason.stock')] : [t('reason.wrong'), t('reason.address')]
      }
      isPending={commands.isPending}
      error={null}
      onGive={(reason) => void give(asking.card, asking.move, reason)}
      onClose={() => setAsking(null)}
    />
  );
  return { drop, start, dialog };
}

/** Each move by its command. The board follows the news, so nothing is fetched anew here. */
function useCommands() {
  const say = useSay();
  const t = useWords(boardWords);
  const passing = useCommand(audit.passAudit);
  const sending = useCommand(audit.sendToFinance);
  const rejecting = useCommand(audit.rejectFromFinance);
  const withdrawing = useCommand(fulfillment.withdrawFulfillments);
  const holding = useCommand(holdOrders);
  const ending = useCommand(endHold);
  const ids = ({ id }: BoardCard) => [id] as unknown as QuestionOf<typeof audit.passAudit>['ids'];
  const orderIds = ({ orders }: BoardCard) => orders.map(({ orderId }) => orderId);
  const decided = ({ items }: audit.Decided): Told => items.find(({ isDone }) => !isDone)?.words ?? null;
  const came = ({ outcomes }: fulfillment.FulfillmentOutcomes): Told => {
    const first = outcomes.find(({ outcome }) => outcome === 'refused')?.refusals[0];
    if (!first) return null;
    return first.code in fulfillmentRefusals
      ? say(fulfillmentRefusals[first.code as keyof typeof fulfillmentRefusals], first.values)
      : first.code;
  };
  const pass = async (card: BoardCard): Promise<Told> => decided(await passing.ask({ ids: ids(card) }));
  const withdraw = async (card: BoardCard, reason: string): Promise<Told> =>
    came(await withdrawing.ask({ ids: ids(card), reason, isStopConfirmed: false }));
  const endHolds = async (card: BoardCard): Promise<Told> => {
    for (const source of card.holdSources) await ending.ask({ orderIds: orderIds(card), source, reason: t('title') });
    return null;
  };
  const hold = async (card: BoardCard, reason: string): Promise<Told> => {
    await holding.ask({ orderIds: orderIds(card), reason, until: null });
    return null;
  };
  return {
    pass,
    pass_finance: pass,
    to_finance: async (card: BoardCard) => decided(await sending.ask({ ids: ids(card) })),
    reject: async (card: BoardCard, reason: string) => decided(await rejecting.ask({ ids: ids(card), reason })),
    withdraw,
    ask_stop: withdraw,
    hold,
    end_hold: endHolds,
    isPending: [passing, sending, rejecting, withdrawing, holding, ending].some((one) => one.isPending),
  } satisfies Readonly<Record<BoardMove, (card: BoardCard, reason: string) => Promise<Told>>> & { isPending: boolean };
}
