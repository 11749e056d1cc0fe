import { carriers, type CarrierCode as Carrier } from '../../allocation/carrier.ts';
import { ConnectorFault } from '../connector-fault.ts';
import type { AppField, ChannelApp } from '../shop-grant.ts';

/** What connectors may know of carriers: core/allocation itself is closed to them. */
export type CarrierCode = Carrier;

/** What another system calls our carriers; one without a code cannot be named there. */
export type CarrierCodes = Readonly<Partial<Record<CarrierCode, string>>>;

/** Where a merchant corrects the table of a system: what is unverified there, or newer than this product. */
export const carrierCodesField: AppField = {
  key: 'carrier_codes',
  words: {
    'zh-CN': '快递公司代码（可选，只写要改的，如 JTSD=384，多个用逗号隔开）',
    en: 'Carrier codes (optional, only what differs: JTSD=384, commas between)',
  },
  isSecret: false,
  isRequired: false,
};

/**
 * What the other system calls our carrier; what the merchant wrote comes before the table.
 * @throws ConnectorFault `invalid_request` naming the carrier and what to do
 */
export function carrierCodeThere(codes: CarrierCodes, app: Pick<ChannelApp, 'fields'>, carrier: CarrierCode): string {
  const code = codesOf(codes, app)[carrier];
  if (code) return code;
  const { 'zh-CN': name, en } = carriers[carrier].words;
  throw new ConnectorFault({
    kind: 'invalid_request',
    platformCode: 'carrier_unknown',
    platformWords:
      `对方没有${name}的代码，换一家快递，或在“快递公司代码”里填上 ${carrier}=对方的代码 ` +
      `(no code of ${en} is known there; choose another carrier, or write ${carrier}=its code into the carrier codes)`,
  });
}

/** Whether a carrier can be named there: by the table, or by what the merchant wrote. */
export function knowsCarrier(codes: CarrierCodes, { fields }: Pick<ChannelApp, 'fields'>, carrier: CarrierCode): boolean {
  return codes[carrier] !== undefined || pairsIn(fields[carrierCodesField.key] ?? '').some(({ pair }) => pair?.[0] === carrier);
}

/** Our carrier by the other system's code, whatever its case; null for one that we do not know. Of several with one code, the first. */
export function carrierOfCode(codes: CarrierCodes, app: Pick<ChannelApp, 'fields'>, code: string): CarrierCode | null {
  const sought = code.toLowerCase();
  const found = Object.entries(codesOf(codes, app)).find(([, theirs]) => theirs.toLowerCase() === sought);
  return found && isCarrierCode(found[0]) ? found[0] : null;
}

/** Every carrier that we know, by our own code. */
export const carrierCodeList = Object.keys(carriers).filter(isCarrierCode);

export function isCarrierCode(text: string): text is CarrierCode {
  return Object.hasOwn(carriers, text);
}

/** The first word of a merchant's carrier codes that is no pair like `JTSD=384`; null when all can be read. */
export function misreadCarrierCode(text: string): string | null {
  return pairsIn(text).find(({ pair }) => pair === null)?.word ?? null;
}

/** The table with the merchant's own `JTSD=384, JD=120` over it; a word that is no such pair is refused, so that no typo is lost. */
function codesOf(codes: CarrierCodes, { fields }: Pick<ChannelApp, 'fields'>): CarrierCodes {
  const pairs = pairsIn(fields[carrierCodesField.key] ?? '').map(({ word, pair }) => {
    if (pair) return pair;
    throw new ConnectorFault({
      kind: 'invalid_request',
      platformCode: 'carrier_codes_unreadable',
      platformWords: `“快递公司代码”里的“${word}”看不懂，请写成 JTSD=384 (the carrier codes hold "${word}", which is no pair like JTSD=384)`,
    });
  });
  return pairs.length === 0 ? codes : { ...codes, ...Object.fromEntries(pairs) };
}

type Written = Readonly<{ word: string; pair: readonly [CarrierCode, string] | null }>;

function pairsIn(text: string): readonly Written[] {
  const words = text.split(/[\s,，;；]+/).filter(Boolean);
  return words.map((word) => {
    const [carrier = '', code = ''] = word.split(/[=＝]/);
    return { word, pair: isCarrierCode(carrier) && code !== '' ? [carrier, code] : null };
  });
}
