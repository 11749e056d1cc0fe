/** The emulators as tests use them: the simulation's own, with the world of `npx zhidan emulators` until a test begins another. */
export { runEmulators, type RunningEmulators } from '../simulate/run-emulators.ts';
