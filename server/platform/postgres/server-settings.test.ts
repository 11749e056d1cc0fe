import { expect, test } from 'vitest';
import { serverSettings } from './server-settings.ts';

const gb = 1024 ** 3;

test.each([
  ['a machine of half a gigabyte', 0.5, '128MB', '8MB'],
  ['a machine of 2 GB', 2, '512MB', '32MB'],
  ['a machine of 64 GB shares no more than one with us', 64, '1024MB', '64MB'],
])('%s', (_, memoryGb, sharedBuffers, workMem) => {
  expect(serverSettings(memoryGb * gb, '/log')).toMatchObject({ shared_buffers: sharedBuffers, work_mem: workMem });
});

test('durability does not depend on the machine', () => {
  for (const memoryGb of [0.25, 4, 256])
    expect(serverSettings(memoryGb * gb, '/log')).toMatchObject({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' });
});
