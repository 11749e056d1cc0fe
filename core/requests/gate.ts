import type { Condition } from '../conditions/condition.ts';
import { judge } from '../conditions/judge.ts';
import { lower } from '../conditions/lower.ts';
import { sentence } from '../conditions/sentence.ts';
import { instantMs, type Instant } from '../kernel/instant.ts';
import { say, type Language, type WordValues, type Words } from '../kernel/words.ts';
import { gatePlace, requestFacts, type RequestSubject } from './request-catalog.ts';
import { reactionOf, requestKinds, type RequestKind } from './request-kind.ts';
import { requestStages } from './request-stage.ts';
import { requestRefusals } from './request-refusal.ts';

/** When a kind may be asked for, as the merchant has it. */
export type RequestGate = Readonly<{ kind: RequestKind; condition: Condition; isOn: boolean; needsApproval: boolean }>;

export function startingGate(kind: RequestKind): RequestGate {
  return { kind, condition: requestKinds[kind].gate, isOn: true, needsApproval: true };
}

export function gateSentence(condition: Condition, language: Language): string {
  return sentence(condition, gatePlace, language);
}

type Closed = Readonly<{ code: keyof typeof requestRefusals; values: (language: Language) => WordValues }>;

/** Why a kind must not be asked for now; null when it may. The stage comes first: nothing opens what cannot be done any more. */
export function whyClosed(gate: RequestGate, subject: RequestSubject & Readonly<{ orderNo: string }>, now: Instant): Closed | null {
  const { kind, condition, isOn } = gate;
  const { words, advice } = requestKinds[kind];
  const { orderNo, stage } = subject;
  if (!isOn) return { code: 'request.gate_off', values: (language) => ({ kind: words[language] }) };
  const reaction = reactionOf(kind, stage);
  if ('refused' in reaction)
    return {
      code: 'request.too_late',
      values: (language) => ({ orderNo, kind: words[language], stage: requestStages[stage][language], why: reaction.refused[language] }),
    };
  if (judge(lower(condition, gatePlace))(requestFacts(subject), instantMs(now))) return null;
  return {
    code: 'request.gate_closed',
    values: (language) => ({ orderNo, kind: words[language], gate: gateSentence(condition, language), advice: advice[language] }),
  };
}

/** The same in both languages, for screens. */
export function sayClosed({ code, values }: Closed): Words {
  const row = requestRefusals[code];
  return { 'zh-CN': say(row, 'zh-CN', values('zh-CN')), en: say(row, 'en', values('en')) };
}
