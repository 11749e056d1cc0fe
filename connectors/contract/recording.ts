import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import type { PushedRequest } from '@zhidan/core/channels/push.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';

/** What the author of a connector hands to the kit: the connector, and what was recorded of its platform. */
export type Recording = Readonly<{
  connector: Connector;
  /** secrets of at least six characters, so that they can be found where they must not be */
  access: ShopAccess;
  now: Instant;
  /** whole order documents, as pullPage gives them; the more kinds, the better */
  documents: readonly JsonObject[];
  /** parts of a document in which the platform may add fields: `''` is the document itself, `orders.order.0` a line */
  openParts: readonly string[];
  /** the recorded platform: answers whatever the connector asks; an unchanging shop with `orderNos`, all within the last day */
  answer(request: OutsideRequest): OutsideAnswer;
  orderNos: readonly string[];
  /** a number that the recorded shop does not have */
  unknownOrderNo: string;
  /** the platform's own error envelope with some words in it */
  refusal(words: string): OutsideAnswer;
  /** for push kind `http`: genuine requests, each bringing news */
  pushes?: readonly PushedRequest[];
  /** the part of a pushed body that the platform signs; absent: all of it */
  signedPart?(body: string): string;
  /** for push kind `socket`: genuine frames, each bringing news */
  frames?: readonly string[];
}>;

/** A rule of the contract: what must hold, and the check that throws when it does not. */
export type ContractRule = Readonly<{ name: string; check(recording: Recording): void | Promise<void> }>;
