const hourMs = 3_600_000;

/** The greeting for the hour in Shanghai. */
export function greetingAt(nowMs: number): 'home.greetMorning' | 'home.greetDay' | 'home.greetEvening' {
  const hour = Math.floor(nowMs / hourMs + 8) % 24;
  if (hour >= 4 && hour < 12) return 'home.greetMorning';
  return hour >= 12 && hour < 18 ? 'home.greetDay' : 'home.greetEvening';
}
