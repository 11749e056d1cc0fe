/** Where the tests of this run find their PostgreSQL; provided by global-setup.ts, asked for with `inject('testDatabase')`. */
export type TestDatabase = Readonly<{
  /** superuser on the maintenance database: makes clones, ends connections, tampers */
  adminUrl: string;
  /** the migrated database that clones are made from; its schema belongs to the merchant `test` */
  templateName: string;
}>;

/** The merchant in every clone. */
export const testMerchantName = 'test';

/** The secret behind sealed values in tests. */
export const testSecretKey = 'a secret for tests only, never for a merchant';

/** The ordinary role that tests work as, like the server does: what only a superuser may do fails here. */
export const testRole = 'zhidan_test';

declare module 'vitest' {
  interface ProvidedContext {
    testDatabase: TestDatabase;
  }
}

/** The address of another database on the same server, for the ordinary role unless `asAdmin`. */
export function databaseUrlOf(adminUrl: string, databaseName: string, as: 'test role' | 'admin' = 'test role'): string {
  const url = new URL(adminUrl);
  url.pathname = `/${databaseName}`;
  if (as === 'test role') {
    url.username = testRole;
    url.password = testRole;
  }
  return url.href;
}
