import type { World } from '../world.ts';

/** What a messenger delivered. */
export type ReceivedMessage = Readonly<{
  seq: number;
  atMs: number;
  messenger: string;
  /** key of the robot or app that sent it */
  from: string;
  /** the person as the messenger names them; null: the robot's group */
  to: string | null;
  title: string;
  text: string;
  /** where its button or link leads; null: nowhere */
  url: string | null;
}>;

const shelf = (world: World): ReceivedMessage[] => world.own('messages', () => []);

/** So many are kept, the newest. */
const keptCount = 500;

export function deliver(world: World, message: Omit<ReceivedMessage, 'seq' | 'atMs'>): ReceivedMessage {
  const received = { seq: world.nextSeq('message'), atMs: world.nowMs(), ...message };
  const all = shelf(world);
  all.push(received);
  if (all.length > keptCount) all.splice(0, all.length - keptCount);
  return received;
}

/** The newest last; of one messenger or of all. */
export function messagesOf(world: World, messenger?: string): readonly ReceivedMessage[] {
  return shelf(world).filter((message) => messenger === undefined || message.messenger === messenger);
}
