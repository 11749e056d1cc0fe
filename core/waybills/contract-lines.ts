import { isCarrierCode, type CarrierCode } from '../channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '../channels/connector-fault.ts';
import type { AppField, ChannelApp } from '../channels/shop-grant.ts';

/** A merchant's contract with a carrier, by the aggregator's own field names. */
export type CarrierContract = Readonly<Record<string, string>>;

/** The account field in which a merchant writes its contracts with carriers, one a line. */
export const contractsField = (example: string): AppField => ({
  key: 'contracts',
  words: {
    'zh-CN': `快递账号，每行一家：快递代码 字段=值 字段=值，如 ${example}`,
    en: `Carrier accounts, one a line: carrier code, then field=value, as ${example}`,
  },
  isSecret: true,
  isRequired: false,
});

/**
 * The contracts of an account: `ZTO partnerId=K1 partnerKey=secret` a line, fields named as the aggregator names them.
 * @throws ConnectorFault `invalid_request` naming the line, never its values
 */
export function contractsOf({ fields }: Pick<ChannelApp, 'fields'>, known: readonly string[]): ReadonlyMap<CarrierCode, CarrierContract> {
  const lines = (fields['contracts'] ?? '').split('\n').map((line) => line.trim());
  const rows = lines.flatMap((line, index): [CarrierCode, CarrierContract][] => {
    if (line === '') return [];
    const [carrier = '', ...words] = line.split(/\s+/);
    if (!isCarrierCode(carrier)) throw unreadable(index, `“${carrier}”不是快递代码 ("${carrier}" is no carrier code)`);
    const pairs = words.map((word): [string, string] => {
      const at = word.indexOf('=');
      const name = word.slice(0, at);
      if (at < 1 || !known.includes(name))
        throw unreadable(index, `只能写 ${known.join('、')}，各带“=值” (only ${known.join(', ')}, each with "=value")`);
      return [name, word.slice(at + 1)];
    });
    return [[carrier, Object.fromEntries(pairs)]];
  });
  return new Map(rows);
}

/** A service's words without what stands in the carrier accounts, each value for itself: a service may repeat what it was sent. */
export function withoutContracts(words: string, { fields }: Pick<ChannelApp, 'fields'>): string {
  const values = (fields['contracts'] ?? '').split(/\s+/).map((word) => word.slice(word.indexOf('=') + 1));
  return values.filter((value) => value.length >= 6).reduce((text, value) => text.replaceAll(value, '***'), words);
}

function unreadable(index: number, why: string): ConnectorFault {
  return new ConnectorFault({
    kind: 'invalid_request',
    platformCode: 'contract_unreadable',
    platformWords: `快递账号第 ${index + 1} 行看不懂 (line ${index + 1} of the carrier accounts): ${why}`,
  });
}
