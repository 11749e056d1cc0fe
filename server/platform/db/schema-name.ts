const merchantNamePattern = /^[a-z][a-z0-9_]{0,39}$/;

/**
 * The PostgreSQL schema that holds everything of one merchant: `demo` → `merchant_demo`.
 * @throws Error with the cure when the name could not be part of a schema name
 */
export function schemaName(merchantName: string): string {
  if (!merchantNamePattern.test(merchantName)) {
    throw new Error(
      `The merchant name "${merchantName}" cannot be used: take 1–40 lower-case letters, digits or underscores, beginning with a letter (ZHIDAN_MERCHANT=demo).`,
    );
  }
  return `merchant_${merchantName}`;
}
