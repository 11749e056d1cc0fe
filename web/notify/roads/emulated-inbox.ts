/** The page of the emulated messenger where messages of a road arrive; null for a road into the real world. */
export function emulatedInbox(addresses: Readonly<Record<string, string>>): string | null {
  const [address] = Object.values(addresses);
  if (address === undefined || !URL.canParse(address)) return null;
  const { protocol, origin, pathname } = new URL(address);
  const service = pathname.split('/')[1];
  return /^https?:$/u.test(protocol) && service ? `${origin}/${service}/messages` : null;
}
