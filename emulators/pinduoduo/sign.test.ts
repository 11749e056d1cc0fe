import { expect, test } from 'vitest';
import { pmcDigest, signPop } from './sign.ts';

const system = { access_token: 'pddtoken', client_id: 'pddclient', data_type: 'JSON', version: 'V1', timestamp: '1762790400' };
const vectors = {
  'PDD-1, the call guide’s own example': {
    secret: 'testSecret',
    params: {
      access_token: 'asd78172s8ds9a921j9qqwda12312w1w21211',
      client_id: '1',
      data_type: 'XML',
      order_status: '1',
      page: '1',
      page_size: '10',
      timestamp: '1480411125',
      type: 'pdd.order.number.list.get',
    },
    sign: 'E4DE3ED21002510DED352819E7AE6775',
  },
  'PDD-2': {
    secret: 'pddsecret',
    params: {
      ...system,
      type: 'pdd.order.number.list.increment.get',
      start_updated_at: '1762788300',
      end_updated_at: '1762790100',
      is_lucky_flag: '0',
      order_status: '5',
      refund_status: '5',
      page: '1',
      page_size: '100',
      use_has_next: 'true',
    },
    sign: 'FAC393A171E58B4ED60F177E873D0AEE',
  },
  'PDD-3, with Chinese': {
    secret: 'pddsecret',
    params: {
      ...system,
      type: 'pdd.order.note.update',
      order_sn: '251111-123456789012345',
      note: '尽快发货 & 加赠品=1',
      tag: '1',
      tag_name: '加急',
    },
    sign: '64CD78DD1CF3ED6E8D23DA70CEEADC6A',
  },
  'PDD-4, with a nested parameter': {
    secret: 'pddsecret',
    params: {
      ...system,
      type: 'pdd.open.decrypt.batch',
      data_list: '[{"data_tag":"251111-123456789012345","encrypted_data":"~AgAAAAAB~0~"}]',
    },
    sign: '22C0056DA3E6AD3BFF22F2A500436BB8',
  },
};

test.each(Object.entries(vectors))('%s is signed as the file says', (_name, { secret, params, sign }) => {
  expect(signPop(new Map(Object.entries(params)), secret)).toBe(sign);
});

test('a message socket is opened with the digest of the file', () => {
  expect(pmcDigest('app', '1700000000000', 'secret')).toBe('OTgxODMwNDI2NWZiN2NiNzA2NzIxOTI0ZjJlMDMxMjE=');
});
