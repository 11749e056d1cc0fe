/** Where the tests of this run find their PostgreSQL; provided by global-setup.ts, asked for with `inject('testDatabase')`. */
export type TestDatabase = Readonly<{
  /** superuser on the maintenance database: makes clones, ends connections, tampers */
  adminUrl: string;
  /** the migrated database that clones are made from, for the product's role; its schema belongs to the merchant `test` */
  templateUrl: string;
}>;

/** The merchant in every clone. */
export const testMerchantName = 'test';

/** The secret behind sealed values in tests. */
export const testSecretKey = 'a secret for tests only, never for a merchant';

declare module 'vitest' {
  interface ProvidedContext {
    testDatabase: TestDatabase;
  }
}

/** The address of another database on the same server, for the same role. */
export function databaseUrlOf(url: string, databaseName: string): string {
  const other = new URL(url);
  other.pathname = `/${databaseName}`;
  return other.href;
}
