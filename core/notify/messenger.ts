import type { FaultKind } from '../channels/connector-fault.ts';
import type { Outside } from '../channels/outside.ts';
import type { AppField, ChannelApp } from '../channels/shop-grant.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Words } from '../kernel/words.ts';

/** A way into a messenger: a robot of a group, or an app that writes to persons. */
export const messengerCodes = ['wecom_robot', 'wecom_app', 'dingtalk_robot', 'dingtalk_app', 'feishu_robot', 'feishu_app'] as const;
export type MessengerCode = (typeof messengerCodes)[number];

/** What people read. No personal data: order numbers and counts only. */
export type Message = Readonly<{
  title: string;
  text: string;
  /** where it is dealt with; opens a page that needs a sign-in and decides nothing */
  url: string | null;
  button: string;
  /** the same message has the same key: a messenger that can leaves the second out */
  key: string;
}>;

/** So many messages in so many milliseconds, of one robot or app. */
export type Pace = Readonly<{ count: number; withinMs: number }>;

/** What lets an app write; a robot needs none. A secret: sealed at rest, never logged. */
export type MessengerToken = Readonly<{ token: string; expiresAt: Instant }>;

export type MessengerAccess = Readonly<{ app: ChannelApp; token: string }>;

/** What a messenger's own code means, and what a person can do about it. Data: a code that is missing counts as `business`. */
export type MessengerRefusals = Readonly<Record<string, Readonly<{ kind: FaultKind; advice: Words }>>>;

/** A messenger behind one face. No state, no network but `outside`; failures throw ConnectorFault. */
export type Messenger = Readonly<{
  code: MessengerCode;
  /** names its emulator */
  service: string;
  words: Words;
  reach: 'group' | 'person';
  fields: readonly AppField[];
  addresses: Readonly<Record<string, string>>;
  pace: readonly Pace[];
  refusals: MessengerRefusals;
  /** apps only: asks for a token; `auth_expired` of a call means that it is to be renewed once */
  token?(outside: Outside, app: ChannelApp): Promise<MessengerToken>;
  /** apps only: who has this phone there; null: nobody in what the app may see */
  findPerson?(outside: Outside, access: MessengerAccess, phone: string): Promise<string | null>;
  /** `to`: the person as the messenger names them; null: the robot's group. Answers the messenger's own number of the message, or ''. */
  send(outside: Outside, access: MessengerAccess, ask: Readonly<{ to: string | null; message: Message }>): Promise<string>;
}>;
