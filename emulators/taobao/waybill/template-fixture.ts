import { carriers, type EmulatedCarrier } from '../../world/parcels/carrier-fixture.ts';

export type StandardTemplate = Readonly<{ id: number; name: string; url: string; waybillType: number }>;

/** `standard_waybill_type` of the templates every carrier has here: 一联单 and 标准面单. Spec: logistics §2.4. */
const kinds = [
  { type: 6, name: '一联单', offset: 0 },
  { type: 1, name: '标准面单', offset: 1 },
] as const;
const firstTemplate = 101;

/** Cainiao's code of a carrier; all but one are this world's. Spec: logistics §10.1. */
export const cpCodeOf = ({ code }: Pick<EmulatedCarrier, 'code'>): string => (code === 'JD' ? 'LE04284890' : code);
export const carrierOfCp = (cpCode: string): EmulatedCarrier | undefined => carriers.find((carrier) => cpCodeOf(carrier) === cpCode);

export const templatesOf = (carrier: EmulatedCarrier): readonly StandardTemplate[] =>
  kinds.map(({ type, name, offset }) => {
    const id = firstTemplate + carriers.indexOf(carrier) * 10 + offset;
    return { id, name: `${carrier.name}${name}`, url: `http://cloudprint.cainiao.com/template/standard/${id}`, waybillType: type };
  });

/** Whether it is a standard template of this carrier, with or without its version. */
export function isTemplateOf(carrier: EmulatedCarrier, url: string): boolean {
  const [, id] = /^https?:\/\/cloudprint\.cainiao\.com\/template\/standard\/(\d+)(?:\/\d+)?$/u.exec(url) ?? [];
  return templatesOf(carrier).some((template) => String(template.id) === id);
}
