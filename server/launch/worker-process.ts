// The worker as the launcher forks it.
import { underLauncher } from './under-launcher.ts';
import { work } from './work.ts';

underLauncher(work);
