/** What a scan came to, for ears: people look at the shelf, not at the screen. */
export type Sound = 'good' | 'done' | 'bad' | 'stop';

type Tone = Readonly<{ hertz: number; form: OscillatorType; atMs: number; lengthMs: number }>;

/** One high beep: counted. Two rising: the parcel is done. One long low: wrong, nothing was counted. Three low: stop, lay it aside. */
const sounds: Readonly<Record<Sound, readonly Tone[]>> = {
  good: [{ hertz: 1_320, form: 'sine', atMs: 0, lengthMs: 70 }],
  done: [
    { hertz: 1_320, form: 'sine', atMs: 0, lengthMs: 90 },
    { hertz: 1_760, form: 'sine', atMs: 110, lengthMs: 160 },
  ],
  bad: [{ hertz: 220, form: 'square', atMs: 0, lengthMs: 380 }],
  stop: [0, 260, 520].map((atMs) => ({ hertz: 180, form: 'square', atMs, lengthMs: 180 })),
};

let context: AudioContext | undefined;

export function play(sound: Sound): void {
  try {
    context ??= new AudioContext();
    for (const tone of sounds[sound]) sing(context, tone);
  } catch {
    // a browser without sound: colour and words say the same
  }
}

function sing(at: AudioContext, { hertz, form, atMs, lengthMs }: Tone): void {
  const start = at.currentTime + atMs / 1_000;
  const tone = at.createOscillator();
  const volume = at.createGain();
  tone.type = form;
  tone.frequency.value = hertz;
  volume.gain.value = 0.09;
  tone.connect(volume).connect(at.destination);
  tone.start(start);
  tone.stop(start + lengthMs / 1_000);
}
