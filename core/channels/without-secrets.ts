import type { ShopAccess } from './shop-grant.ts';

/** A platform's words without the tokens and secrets it may have repeated; they go into logs and onto screens. */
export function withoutSecrets(words: string, access: Readonly<{ app: ShopAccess['app']; grant?: ShopAccess['grant'] | null }>): string {
  const { app, grant } = access;
  return [...Object.values(app.fields), grant?.accessToken ?? '', grant?.refreshToken ?? '']
    .filter((secret) => secret.length >= 6) // a shop number of three digits is no secret and would blot out half the words
    .reduce((text, secret) => text.replaceAll(secret, '***').replaceAll(encodeURIComponent(secret), '***'), words);
}
