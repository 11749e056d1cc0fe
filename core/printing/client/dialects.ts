import { envelopeDialect } from './envelope-dialect.ts';
import { jdDialect } from './jd-dialect.ts';
import type { PrintClientCode, PrintDialect } from './print-client.ts';

export const dialects: Readonly<Record<PrintClientCode, PrintDialect>> = {
  cainiao: envelopeDialect('notifyPrintResult'),
  pinduoduo: envelopeDialect('PrintResultNotify'),
  douyin: envelopeDialect('notifyPrintResult'),
  jd: jdDialect,
};
