import type { ChannelCode } from '@zhidan/core/channels/channel.ts';
import type { addSlaPolicy, SlaPolicyRow } from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import type { PenaltyKind } from '@zhidan/core/fulfillment/deadlines/sla-policy.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';

/** What the form shows of a rule: yuan and per cent. Fields of another kind of penalty are not there. */
export type PolicyFields = Readonly<{
  channel: ChannelCode;
  shipHours: number;
  pickupHours: number;
  kind: PenaltyKind;
  percent?: number | null;
  fixedYuan?: number | null;
  minYuan?: number | null;
  maxYuan?: number | null;
  effectiveFrom: string;
  effectiveTo?: string;
  source?: string;
  isVerified?: boolean;
}>;

const hundredths = (value: number | null | undefined): number => Math.round((value ?? 0) * 100);

export function fieldsOf(policy: SlaPolicyRow | null): Partial<PolicyFields> {
  if (!policy) return { shipHours: 48, pickupHours: 24, kind: 'share', minYuan: 0 };
  const { penalty, effectiveTo, id: _id, changedAt: _changedAt, ...rest } = policy;
  return {
    ...rest,
    kind: penalty.kind,
    percent: penalty.shareBp / 100,
    fixedYuan: penalty.fixedFen / 100,
    minYuan: penalty.minFen / 100,
    maxYuan: penalty.maxFen === null ? null : penalty.maxFen / 100,
    effectiveTo: effectiveTo ?? '',
  };
}

/** What is sent: fen and basis points; only what the kind of penalty has. */
export function contentOf(fields: PolicyFields): QuestionOf<typeof addSlaPolicy> {
  const { channel, shipHours, pickupHours, kind, effectiveFrom, effectiveTo, source = '', isVerified = false } = fields;
  const isShare = kind === 'share';
  return {
    channel,
    shipHours,
    pickupHours,
    penalty: {
      kind,
      shareBp: isShare ? hundredths(fields.percent) : 0,
      fixedFen: kind === 'fixed' ? hundredths(fields.fixedYuan) : 0,
      minFen: isShare ? hundredths(fields.minYuan) : 0,
      maxFen: isShare && typeof fields.maxYuan === 'number' ? hundredths(fields.maxYuan) : null,
    },
    effectiveFrom,
    effectiveTo: effectiveTo || null,
    source,
    isVerified,
  };
}
