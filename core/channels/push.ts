import type { Instant } from '../kernel/instant.ts';
import type { Outside } from './outside.ts';
import type { ChannelApp, ShopAccess } from './shop-grant.ts';

/** What a platform told us: an order of a shop changed. It is only a hint: the order is read again. */
export type ChannelNews = Readonly<{
  /** the platform's message id, or one made of what it says: delivered twice counts once */
  newsId: string;
  platformShopNo: string;
  subject: 'order' | 'after_sale' | 'authorization' | 'listing' | 'other';
  /** order, after-sale or listing number; empty for `authorization` */
  no: string;
  topic: string;
  at: Instant;
}>;

export type PushedRequest = Readonly<{
  method: string;
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  /** bytes as they came: signatures are over them */
  body: string;
}>;

/** `news` is empty for tests, echoes and refused messages; `answer` goes back at once. */
export type PushAnswer = Readonly<{
  news: readonly ChannelNews[];
  answer: Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;
}>;

/** The road on which a platform tells of changes. */
export type Push =
  | Readonly<{ kind: 'none' }>
  /** the platform calls us; a bad signature is answered as the platform expects and brings no news */
  | Readonly<{ kind: 'http'; receive(app: ChannelApp, request: PushedRequest, now: Instant): PushAnswer }>
  /** we fetch messages and confirm them after they are stored */
  | Readonly<{
      kind: 'fetch';
      fetch(outside: Outside, access: ShopAccess, limit: number): Promise<readonly Readonly<{ news: ChannelNews; receipt: string }>[]>;
      confirm(outside: Outside, access: ShopAccess, receipts: readonly string[]): Promise<void>;
    }>
  /** one WebSocket for all shops of the app; frames are text */
  | Readonly<{
      kind: 'socket';
      url(app: ChannelApp, now: Instant): string;
      /** the reply is sent after the news is stored */
      onFrame(frame: string, now: Instant): Readonly<{ news: readonly ChannelNews[]; reply: string | null }>;
      heartbeat: Readonly<{ everyMs: number; frame(now: Instant): string }>;
    }>;
