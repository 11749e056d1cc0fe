import type { YouzanCall, YouzanContext } from './call.ts';
import { mask, unseal } from './cipher.ts';
import { kdtIdOf } from './native-number.ts';
import { textOf, type Params } from './params.ts';
import { missing, rejected } from './youzan-error.ts';

/** 解密: `source` and `sources` are unverified names. */
export const secretCalls = {
  'youzan.cloud.secret.decrypt.single': { versions: ['1.0.0'], run: (context, params) => single(context, params, (text) => text) },
  'youzan.cloud.secret.decrypt.batch': { versions: ['1.0.0'], run: (context, params) => batch(context, params, (text) => text) },
  'youzan.cloud.secret.decryptmask.single': { versions: ['1.0.0'], run: (context, params) => single(context, params, mask) },
  'youzan.cloud.secret.decryptmask.batch': { versions: ['1.0.0'], run: (context, params) => batch(context, params, mask) },
} as const satisfies Readonly<Record<string, YouzanCall>>;

function single(context: YouzanContext, params: Params, shown: (text: string) => string): string {
  return shown(opened(context, textOf(params, 'source')));
}

/** Plain texts by their ciphers. */
function batch(context: YouzanContext, params: Params, shown: (text: string) => string): Readonly<Record<string, string>> {
  const sources = params['sources'];
  if (!Array.isArray(sources) || sources.length === 0) throw missing('sources');
  return Object.fromEntries(sources.map((source) => [String(source), shown(opened(context, String(source)))]));
}

function opened({ app, shop }: YouzanContext, source: string): string {
  const plain = unseal(source, { clientId: app.key, kdtId: kdtIdOf(shop) });
  if (plain === null) throw rejected('解密失败：密文不属于该应用和店铺');
  return plain;
}
