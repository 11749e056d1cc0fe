import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import type { BreakerId } from './breaker.ts';

const breakerId = idSchema<BreakerId>();

/** Breakers that have tripped and that nobody has ended. */
export const listBreakers = endpoint({
  method: 'GET',
  path: '/api/audit/breakers',
  permission: 'audit.display',
  title: { 'zh-CN': '熔断', en: 'Breakers' },
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: breakerId,
        ruleKey: z.string(),
        ruleName: z.string(),
        hitCount: z.int(),
        trippedAt: instantSchema,
        orderCount: z.int(),
      }),
    ),
  }),
});

export const endBreaker = endpoint({
  method: 'POST',
  path: '/api/audit/breakers/:breakerId/end',
  permission: 'audit.release',
  title: { 'zh-CN': '解除熔断', en: 'End a breaker' },
  input: z.object({ breakerId, reason: z.string().trim().min(1).max(200) }),
  output: z.object({ orderCount: z.int() }),
});
