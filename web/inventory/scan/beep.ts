let context: AudioContext | undefined;

/** A short high tone for what went well, a long low one for what did not: people look at the shelf, not at the screen. */
export function beep(isGood: boolean): void {
  try {
    context ??= new AudioContext();
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.type = isGood ? 'sine' : 'square';
    tone.frequency.value = isGood ? 1_320 : 220;
    volume.gain.value = 0.08;
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + (isGood ? 0.07 : 0.35));
  } catch {
    // a browser without sound: colour and words say the same
  }
}
