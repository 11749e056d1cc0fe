/** Why a device cannot take pushes. */
export type PushTrouble = 'denied' | 'unable';

export type Subscribed = Readonly<{ endpoint: string; p256dh: string; auth: string; device: string }>;

/** Asks the person, then the browser, for a push address of this device. Called from a press: browsers want one. */
export async function subscribeDevice(pushKey: string): Promise<Subscribed | PushTrouble> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'unable';
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return 'unable';
  try {
    const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey });
    const { endpoint, keys } = subscription.toJSON();
    const { p256dh, auth } = keys ?? {};
    return endpoint && p256dh && auth ? { endpoint, p256dh, auth, device: deviceName() } : 'unable';
  } catch {
    return 'unable';
  }
}

/** What the person calls it: the system and the browser. */
function deviceName(): string {
  const agent = navigator.userAgent;
  const system = /iPhone|iPad|Android|Windows|Macintosh|Linux/u.exec(agent)?.[0] ?? '';
  const browser = /Edg|Firefox|Chrome|Safari/u.exec(agent)?.[0] ?? '';
  return `${system} ${browser}`.trim().slice(0, 60) || 'Web';
}
