import type { RefusalTable } from '@zhidan/core/kernel/refusal-table.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import type { Merchant } from '../merchant.ts';
import type { Authenticate, TellRefusedAccess } from './authenticate.ts';

/** How this process serves: from the deployment's settings. */
export type HttpSettings = Readonly<{
  version: string;
  /** folder of the built web; null serves the API alone */
  webFolder: string | null;
  /** `https://oms.example.cn` as people type it; null when there is no fixed one */
  publicUrl: string | null;
  /** addresses of reverse proxies whose X-Forwarded-* is believed; empty believes nobody */
  trustedProxies: readonly string[];
  /** largest request body accepted */
  bodyLimitBytes: number;
  /** largest file that may be uploaded */
  uploadLimitMb: number;
  /** checks each answer against its contract: in development and tests, where a wrong answer should be loud */
  checksAnswers: boolean;
}>;

/** What every endpoint of one app shares. */
export type House = Readonly<{
  merchant: Merchant;
  settings: HttpSettings;
  /** every permission there is, with its words */
  permissions: Readonly<Record<string, Words>>;
  refusals: RefusalTable;
  authenticate: Authenticate;
  tellRefusedAccess: TellRefusedAccess;
}>;
