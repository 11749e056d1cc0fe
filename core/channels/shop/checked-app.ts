import { ok, refuse, type Result } from '../../kernel/result.ts';
import { say, type Language, type Words } from '../../kernel/words.ts';
import { carrierCodeList, carrierCodesField, misreadCarrierCode } from '../carrier/carrier-codes.ts';
import type { AppField, ChannelApp } from '../shop-grant.ts';

/** What a platform asks of an app. */
export type AppDemand = Readonly<{
  channel: Words;
  appFields: readonly AppField[];
  addresses: Readonly<Record<string, string>>;
}>;

/** Scheme, host, port and path; nothing in it may be a password or a query. */
const address = /^(https?|wss?):\/\/(\[[\da-f:]+\]|[\w.-]+)(?::\d{1,5})?(?:\/[\w\-./~%]*)?$/iu;

/** Credentials travel to these addresses: encrypted, or not beyond this machine. */
const sealedSchemes = ['https', 'wss'];
const ownHosts = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The app that a form describes, without what is empty.
 * Refuses `shop.app_field_missing`, `shop.app_field_unknown`, `shop.carrier_codes_wrong`, `shop.address_wrong`.
 */
export function checkedApp(demand: AppDemand, given: ChannelApp, language: Language): Result<ChannelApp> {
  const channel = say(demand.channel, language);
  const nameOf = ({ words }: AppField): string => say(words, language);
  const fields = withoutEmpty(given.fields);
  const unknown = Object.keys(fields).find((key) => !demand.appFields.some((field) => field.key === key));
  if (unknown !== undefined)
    return refuse('shop.app_field_unknown', { channel, field: unknown, fields: demand.appFields.map(nameOf).join(' / ') });
  const missing = demand.appFields.find(({ key, isRequired }) => isRequired && !(key in fields));
  if (missing) return refuse('shop.app_field_missing', { channel, field: nameOf(missing) });
  const word = misreadCarrierCode(fields[carrierCodesField.key] ?? '');
  if (word !== null) return refuse('shop.carrier_codes_wrong', { word, carriers: carrierCodeList.join(' / ') });
  const addresses = withoutEmpty(given.addresses);
  const wrong = Object.entries(addresses).find(([name, value]) => !(name in demand.addresses) || !isGateway(value));
  if (wrong) return refuse('shop.address_wrong', { name: wrong[0], value: wrong[1], names: Object.keys(demand.addresses).join(' / ') });
  return ok({ fields, addresses });
}

const withoutEmpty = (texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(texts)
      .map(([key, text]) => [key, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  );

function isGateway(text: string): boolean {
  const [, scheme = '', host = ''] = address.exec(text) ?? [];
  return sealedSchemes.includes(scheme) || ownHosts.includes(host);
}
