/** How the sources of waybills and traces are registered with the emulators, and what a merchant enters for them. */
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { TakeBatch, WaybillContact, WaybillSourceCode } from '@zhidan/core/waybills/waybill-source.ts';
import { emulatedApp } from './emulated-app.ts';

export type EmulatedSource = Readonly<{
  /** whose shop and grant it is asked with; null: an aggregator with an account of its own */
  platform: Connector['code'] | null;
  carrier: TakeBatch['carrier'];
  /** the source's code of the platform that the orders come from */
  orderChannel: string;
  templateUrl: string;
  /** beside the shop's app, or the whole account */
  fields: Readonly<Record<string, string>>;
}>;

export const emulatedSources: Readonly<Record<WaybillSourceCode, EmulatedSource>> = {
  cainiao: {
    platform: 'taobao',
    carrier: 'ZTO',
    orderChannel: 'TM',
    templateUrl: 'http://cloudprint.cainiao.com/template/standard/111',
    fields: {},
  },
  douyin: { platform: 'douyin', carrier: 'ZTO', orderChannel: '', templateUrl: '', fields: {} },
  pinduoduo: {
    platform: 'pinduoduo',
    carrier: 'ZTO',
    orderChannel: 'PDD',
    templateUrl: 'https://file-link.pinduoduo.com/template/standard/2002',
    fields: {},
  },
  jd: {
    platform: 'jd',
    carrier: 'JD',
    orderChannel: '0010001',
    templateUrl: '',
    fields: { customer_code: '010K000001', vendor_code: '700001', vendor_name: '小满母婴' },
  },
  kuaidi100: {
    platform: null,
    carrier: 'ZTO',
    orderChannel: '',
    templateUrl: '',
    fields: { key: 'k100-key-0001', secret: 'k100-secret-0001', contracts: 'ZTO partnerId=K001 partnerKey=zto-password' },
  },
  kdniao: {
    platform: null,
    carrier: 'ZTO',
    orderChannel: '',
    templateUrl: '',
    fields: { ebusiness_id: '1237100', app_key: 'kdniao-app-key', contracts: 'ZTO CustomerName=K001 CustomerPwd=zto-password' },
  },
};

/** What the control API is told of an aggregator's account. */
export const aggregatorApps = {
  kuaidi100: { platform: 'kuaidi100', key: 'k100-key-0001', secret: 'k100-secret-0001', extra: { customer: 'K100CUSTOMER' } },
  kdniao: { platform: 'kdniao', key: '1237100', secret: 'kdniao-app-key', extra: {} },
} as const;

/** What a merchant enters to be told of traces. */
export const trackingFields = {
  kuaidi100: { key: 'k100-key-0001', customer: 'K100CUSTOMER', salt: 'salt-0001' },
  kdniao: { ebusiness_id: '1237100', app_key: 'kdniao-app-key' },
} as const;

export const senderOfTests: WaybillContact = {
  name: '宁波仓',
  phone: '13857400000',
  province: '浙江省',
  city: '宁波市',
  district: '鄞州区',
  town: '',
  detail: '诚信路855号',
  ciphers: {},
};

/** The account of a source, aimed at the emulators. */
export function sourceApp(code: WaybillSourceCode, addresses: ChannelApp['addresses'], emulatorsUrl: string): ChannelApp {
  const { platform, fields } = emulatedSources[code];
  if (platform) {
    const app = emulatedApp(platform, emulatorsUrl);
    return { ...app, fields: { ...app.fields, ...fields } };
  }
  return { fields, addresses };
}
