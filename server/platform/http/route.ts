import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { Endpoint, InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Db, Tx } from '../db/database.ts';
import type { FileAnswer, StoredFile } from '../files/stored-file.ts';
import type { Merchant } from '../merchant.ts';

/** What a route with its own transactions gets besides its question. */
export type Exchange = Readonly<{
  headers: Headers;
  /** network address of whoever asks; behind a trusted proxy the one it names */
  address: string;
  /** whether the browser speaks https to us, so that a cookie can be Secure */
  isSecure: boolean;
  /** `https://oms.example.cn` as the browser calls us: for addresses that others lead back to */
  origin: string;
  setCookie(line: string): void;
  /** Runs work in one transaction under the request's idempotency key; a repeated request gets the first answer. */
  once<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>;
}>;

/** What a public endpoint is told: nobody may be signed in. */
export type OpenAsk<Contract extends Endpoint> = InputOf<Contract> & Readonly<{ by: Caller | null; now: Instant }>;

/** What an upload is told: its fields, and the file as it was stored. */
export type UploadAsk<Contract extends Endpoint = Endpoint> = Asked<InputOf<Contract>> & Readonly<{ file: StoredFile }>;

/** A mounted endpoint: the contract and the code behind it. */
export type Route = Readonly<{ contract: Endpoint }> &
  (
    | Readonly<{ kind: 'query'; answer(db: Db, ask: Asked, merchant: Merchant): Promise<unknown> }>
    | Readonly<{ kind: 'command'; answer(tx: Tx, ask: Asked, merchant: Merchant): Promise<unknown> }>
    | Readonly<{ kind: 'exchange'; answer(merchant: Merchant, ask: OpenAsk<Endpoint>, exchange: Exchange): Promise<unknown> }>
    | Readonly<{ kind: 'upload'; lifeMs: number; answer(tx: Tx, ask: UploadAsk, merchant: Merchant): Promise<unknown> }>
    | Readonly<{ kind: 'download'; answer(merchant: Merchant, ask: Asked): Promise<FileAnswer> }>
  );

/** A read: no transaction, no side effect. */
export function query<Contract extends Endpoint>(
  contract: Contract,
  answer: (db: Db, ask: Asked<InputOf<Contract>>, merchant: Merchant) => Promise<OutputOf<Contract>>,
): Route {
  return { contract, kind: 'query', answer: answer as unknown as (db: Db, ask: Asked, merchant: Merchant) => Promise<unknown> };
}

/** A change: runs in one transaction together with its idempotency key, so that a repeated request answers the same and acts once. */
export function command<Contract extends Endpoint>(
  contract: Contract,
  answer: (tx: Tx, ask: Asked<InputOf<Contract>>, merchant: Merchant) => Promise<OutputOf<Contract>>,
): Route {
  return { contract, kind: 'command', answer: answer as unknown as (tx: Tx, ask: Asked, merchant: Merchant) => Promise<unknown> };
}

/**
 * Work that needs headers or cookies, or opens its own transactions: sign-in and the like. Its idempotency key is required
 * too, and used through `exchange.once`; an answer that travels with a cookie is not kept, because the cookie could not be.
 */
export function exchange<Contract extends Endpoint>(
  contract: Contract,
  answer: (merchant: Merchant, ask: OpenAsk<Contract>, exchange: Exchange) => Promise<OutputOf<Contract>>,
): Route {
  return {
    contract,
    kind: 'exchange',
    answer: answer as unknown as (merchant: Merchant, ask: OpenAsk<Endpoint>, exchange: Exchange) => Promise<unknown>,
  };
}

/**
 * Takes a file of any size up to the deployment's limit, then acts as a command about it. What the command refuses is not
 * kept; a repeated request answers the same and keeps the first file only. The contract says `file: 'sent'`.
 * @param lifeMs how long the file is kept, unless the command changes that
 */
export function upload<Contract extends Endpoint>(
  contract: Contract,
  lifeMs: number,
  answer: (tx: Tx, ask: UploadAsk<Contract>, merchant: Merchant) => Promise<OutputOf<Contract>>,
): Route {
  return {
    contract,
    kind: 'upload',
    lifeMs,
    answer: answer as unknown as (tx: Tx, ask: UploadAsk, merchant: Merchant) => Promise<unknown>,
  };
}

/** A read that answers with a file: a stored one (`fileAnswer`) or one made while it is sent. The contract says `file: 'answered'`. */
export function download<Contract extends Endpoint>(
  contract: Contract,
  answer: (merchant: Merchant, ask: Asked<InputOf<Contract>>) => Promise<FileAnswer>,
): Route {
  return { contract, kind: 'download', answer: answer as unknown as (merchant: Merchant, ask: Asked) => Promise<FileAnswer> };
}
