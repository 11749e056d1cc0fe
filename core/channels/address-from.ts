import type { ChannelApp } from './shop-grant.ts';

/** Answers where an app speaks to the platform: its own addresses (the emulator's) before the real ones, without a slash at the end. */
export function addressFrom<Name extends string>(real: Readonly<Record<Name, string>>): (app: ChannelApp, name: Name) => string {
  return (app, name) => (app.addresses[name] ?? real[name]).replace(/\/$/, '');
}
