import type { leaveDemo as contract } from '@zhidan/core/guide/leaving/leaving-api.ts';
import { demoLeft } from '@zhidan/core/guide/leaving/leaving-event.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Deployment } from '../../platform/deployment.ts';
import type { Exchange, OpenAsk } from '../../platform/http/route.ts';
import { emit } from '../../platform/journal/emit.ts';

/**
 * Tells the demo's journal and then the launcher, which ends this server when its open requests are answered. The launcher
 * bears being told twice.
 * @throws Refused `demo.left_already`, `demo.at_terminal`
 */
export async function leaveDemo(
  { isDemo, leaveDemo: tellLauncher }: Deployment,
  { by, now }: OpenAsk<typeof contract>,
  exchange: Exchange,
): Promise<OutputOf<typeof contract>> {
  if (!by) throw new Refused('session.required');
  if (!isDemo) throw new Refused('demo.left_already');
  if (!tellLauncher) throw new Refused('demo.at_terminal');
  const answer = await exchange.once(async (tx) => {
    await emit(tx, { by, now }, [demoLeft({ subjectId: 'demo', payload: {} })]);
    return { done: true } as const;
  });
  tellLauncher();
  return answer;
}
