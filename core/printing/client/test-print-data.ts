import type { JsonObject } from '../../kernel/canonical-json.ts';
import type { PrintClientCode } from './print-client.ts';

const nowhere = { province: '浙江省', city: '杭州市', district: '余杭区', detail: '测试地址，不能寄快递' };
const nobody = { name: '测试', mobile: '13800000000', address: nowhere };

/** Open print data as Cainiao's format has it, of a waybill that is none. Source: logistics.md §2.5; the template's number is unverified. */
const open: JsonObject = {
  data: {
    recipient: nobody,
    sender: nobody,
    routingInfo: { routeCode: '000-00-00', sortation: { name: '测试' }, consolidation: { name: '测试', code: '000' } },
    waybillCode: 'TEST000000000',
  },
  signature: '',
  templateURL: 'http://cloudprint.cainiao.com/template/standard/101',
};

/** What a program prints to be tried out; null: it takes sealed data alone, which nobody has before the first real label. */
export const testPrintData = (client: PrintClientCode): JsonObject | null => (client === 'cainiao' ? open : null);
