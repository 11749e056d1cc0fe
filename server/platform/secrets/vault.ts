/**
 * Seals personal data for storage: AES-256-GCM under a key that never enters the database.
 * `blindIndex` gives the same bytes for the same text (HMAC), for exact search and last-four search without plaintext.
 */
export type Vault = Readonly<{
  /** @param purpose bound into the cipher text, `people.phone`: a value moved to another column does not open */
  seal(purpose: string, plain: string): Buffer;
  /** @throws Error when the bytes were changed, or sealed for another purpose or with another key */
  open(purpose: string, sealed: Buffer): string;
  /** The same for bytes that are no text: parts of files. */
  sealBytes(purpose: string, plain: Uint8Array): Buffer;
  openBytes(purpose: string, sealed: Buffer): Buffer;
  blindIndex(purpose: string, plain: string): Buffer;
}>;
