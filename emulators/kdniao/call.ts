import type { z } from 'zod';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { DeskRefusal } from '../world/waybills/desk-refusal.ts';

export type KdniaoObject = Readonly<Record<string, unknown>>;
/** One call, let in: `app.key` is the EBusinessID. */
export type KdniaoCall = Readonly<{ world: World; app: EmulatedApp; data: unknown }>;

/** `ResultCode` of refusals. 101–106 and 405 are the service's; what falls under 105 is told by its words. */
export class KdniaoRefusal extends Error {
  override readonly name = 'KdniaoRefusal';
  readonly code: string;

  constructor(code: '101' | '102' | '103' | '104' | '105' | '402' | '403' | '404' | '405', message: string) {
    super(message);
    this.code = code;
  }
}

/** What the service says no to, whoever said it first; null: another fault. */
export function kdniaoRefusal(error: unknown): KdniaoRefusal | null {
  if (error instanceof KdniaoRefusal) return error;
  return error instanceof DeskRefusal ? new KdniaoRefusal('105', error.message) : null;
}

/** @throws KdniaoRefusal 101 for what is missing, 103 for what has another form */
export function readData<Schema extends z.ZodType>({ data }: KdniaoCall, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw issue?.code === 'invalid_type' && issue.input === undefined
    ? new KdniaoRefusal('101', `缺少必要参数 ${place}`)
    : new KdniaoRefusal('103', `${place} 格式有误`);
}
