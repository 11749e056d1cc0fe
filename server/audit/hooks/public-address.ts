import { BlockList, isIP } from 'node:net';

/** Networks that are not the internet: our own machine, private and link-local ones, those for documents, multicast and what is reserved. */
// one list each: an address of version 4 would be found under its mapped form
const inside = { 4: new BlockList(), 6: new BlockList() } as const;
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside[4].addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96], // also addresses of version 4 in old notation
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside[6].addSubnet(net, bits, 'ipv6');

/** Whether an IP address lies on the internet, and not in somebody's own network. */
export function isPublicAddress(ip: string): boolean {
  const version = isIP(ip);
  if (version === 4) return !inside[4].check(ip, 'ipv4');
  return version === 6 && !inside[6].check(ip, 'ipv6');
}
