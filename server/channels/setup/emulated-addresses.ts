/**
 * Where the emulator of a platform answers in place of its real gateways: an emulator keeps the platform's paths below its own name.
 * @param emulatorUrl `http://127.0.0.1:4790`
 */
export function emulatedAddresses(
  connector: Readonly<{ code: string; addresses: Readonly<Record<string, string>> }>,
  emulatorUrl: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(connector.addresses).map(([name, real]) => {
      const { protocol, pathname } = new URL(real);
      const base = protocol === 'wss:' ? emulatorUrl.replace(/^http/u, 'ws') : emulatorUrl;
      return [name, `${base}/${connector.code}${pathname}`.replace(/\/$/u, '')];
    }),
  );
}
