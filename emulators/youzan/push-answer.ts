const minuteMs = 60_000;

/** Pauses before each retry, a day in all (unverified). */
export const retryMs = [1, 5, 15, 30, 60, 180, 360, 720].map((minutes) => minutes * minuteMs);

/** `{"code":0,"msg":"success"}` */
export function isReceived(status: number, body: string): boolean {
  if (status !== 200) return false;
  try {
    const said = JSON.parse(body) as { code?: unknown; msg?: unknown } | null;
    return said?.code === 0 && said.msg === 'success';
  } catch {
    return false;
  }
}
