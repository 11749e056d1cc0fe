import type { AppField } from '@zhidan/core/channels/shop-grant.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import type { Messenger, MessengerRefusals, Pace } from '@zhidan/core/notify/messenger.ts';
import { ownRoadWords, type RoadKind } from '@zhidan/core/notify/road.ts';
import { mailFields, mailRefusals } from '../mail/send-mail.ts';
import { goneCode } from '../push/send-push.ts';
import { messengerOf } from './messenger-of.ts';

/** What is known of a kind of road before any merchant has one. */
export type RoadKindRow = Readonly<{
  words: Words;
  reach: 'group' | 'person';
  fields: readonly AppField[];
  /** names its emulator */
  service: string;
  addresses: Readonly<Record<string, string>>;
  pace: readonly Pace[];
  refusals: MessengerRefusals;
  messenger: Messenger | null;
}>;

const pushRefusals: MessengerRefusals = {
  [goneCode]: {
    kind: 'business',
    advice: {
      'zh-CN': '这台设备已取消推送，系统已忘记它。需要时在这台设备上重新开启。',
      en: 'This device no longer takes pushes and was forgotten. Switch it on again there if wanted.',
    },
  },
};

const own: Readonly<Record<'email' | 'web_push', RoadKindRow>> = {
  email: {
    words: ownRoadWords.email,
    reach: 'person',
    fields: mailFields,
    service: 'email',
    addresses: {},
    pace: [{ count: 60, withinMs: 60_000 }],
    refusals: mailRefusals,
    messenger: null,
  },
  web_push: {
    words: ownRoadWords.web_push,
    reach: 'person',
    fields: [],
    service: 'web_push',
    addresses: {},
    pace: [{ count: 600, withinMs: 60_000 }],
    refusals: pushRefusals,
    messenger: null,
  },
};

export function roadKindRow(kind: RoadKind): RoadKindRow {
  if (kind === 'email' || kind === 'web_push') return own[kind];
  const messenger = messengerOf(kind);
  return { ...messenger, messenger };
}
