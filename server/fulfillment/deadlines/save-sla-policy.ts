import { channels } from '@zhidan/core/channels/channel.ts';
import type { addSlaPolicy as addContract, changeSlaPolicy as changeContract } from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import { slaPolicyAdded, slaPolicyChanged } from '@zhidan/core/fulfillment/deadlines/deadline-event.ts';
import type { SlaPolicyId } from '@zhidan/core/fulfillment/deadlines/sla-policy.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { canonicalJson, toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { openOnesOfChannel } from './deadline-store.ts';
import { resettleDeadlines } from './settle-deadlines.ts';
import {
  insertSlaPolicy,
  lockSlaPolicies,
  overlappingPolicy,
  slaPolicyForUpdate,
  updateSlaPolicy,
  type SlaPolicyContent,
} from './sla-policy-store.ts';

/** @throws Refused `sla_policy.overlaps`, `sla_policy.ends_before_it_begins`, `sla_policy.bounds_crossed` */
export async function addSlaPolicy(tx: Tx, ask: Asked<InputOf<typeof addContract>>): Promise<OutputOf<typeof addContract>> {
  const { by, now, ...content } = ask;
  await checkPolicy(tx, content, null);
  const id = newId<SlaPolicyId>(now);
  await insertSlaPolicy(tx, id, content, now);
  await emit(tx, { by, now }, [slaPolicyAdded({ subjectId: id, payload: {}, after: content })]);
  await resettleDeadlines(tx, { by, now, ids: await openOnesOfChannel(tx, content.channel) });
  return { id };
}

/**
 * Says a rule anew; the same again changes nothing.
 * @throws Refused like addSlaPolicy, and `sla_policy.not_found`
 */
export async function changeSlaPolicy(tx: Tx, ask: Asked<InputOf<typeof changeContract>>): Promise<{ done: true }> {
  const { by, now, policyId, ...content } = ask;
  await lockSlaPolicies(tx);
  const found = await slaPolicyForUpdate(tx, policyId);
  if (!found) throw new Refused('sla_policy.not_found', { policyId });
  const { id: _id, changedAt: _changedAt, ...before } = found;
  if (canonicalJson(toJson(before)) === canonicalJson(toJson(content))) return { done: true };
  await checkPolicy(tx, content, policyId);
  await updateSlaPolicy(tx, policyId, content, now);
  await emit(tx, { by, now }, [slaPolicyChanged({ subjectId: policyId, payload: {}, before, after: content })]);
  for (const channel of new Set([before.channel, content.channel]))
    await resettleDeadlines(tx, { by, now, ids: await openOnesOfChannel(tx, channel) });
  return { done: true };
}

async function checkPolicy(tx: Tx, content: SlaPolicyContent, except: SlaPolicyId | null): Promise<void> {
  const { effectiveFrom, effectiveTo, penalty, channel } = content;
  if (effectiveTo !== null && effectiveTo < effectiveFrom)
    throw new Refused('sla_policy.ends_before_it_begins', { from: effectiveFrom, to: effectiveTo });
  if (penalty.maxFen !== null && penalty.maxFen < penalty.minFen)
    throw new Refused('sla_policy.bounds_crossed', { min: penalty.minFen / 100, max: penalty.maxFen / 100 });
  await lockSlaPolicies(tx);
  const other = await overlappingPolicy(tx, content, except);
  if (other)
    throw new Refused('sla_policy.overlaps', {
      channel: channels[channel].words['zh-CN'],
      from: effectiveFrom,
      otherFrom: other.effectiveFrom,
      otherTo: other.effectiveTo ?? '…',
    });
}
