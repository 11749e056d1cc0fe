// The server as the launcher forks it.
import { serve } from './serve.ts';
import { underLauncher } from './under-launcher.ts';

underLauncher(serve);
