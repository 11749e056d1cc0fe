import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';

/** One call of the label service, let in. */
export type LabelCall = Readonly<{ world: World; app: EmulatedApp; param: unknown; baseUrl: string }>;
