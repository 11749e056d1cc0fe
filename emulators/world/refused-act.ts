/** What cannot happen to this trade now; the platform's emulator or the control API words it. */
export class RefusedAct extends Error {
  override readonly name = 'RefusedAct';
}
