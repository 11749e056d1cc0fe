// The worker's second thread: what is much, and of which nothing has to be heard in between.
import { judgeLane } from '../../audit/index.ts';
import { serveTasks } from '../../platform/threads/serve-tasks.ts';

await serveTasks([judgeLane]);
