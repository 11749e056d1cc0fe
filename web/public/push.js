/** Part of the service worker: shows a push, and opens its page when it is pressed. Our own addresses only. */
self.addEventListener('push', (event) => {
  const { title = '知单', text = '', url = null, tag } = event.data?.json() ?? {};
  event.waitUntil(self.registration.showNotification(title, { body: text, tag, icon: '/icons/icon-192.png', data: { url } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const wanted = event.notification.data?.url ? new URL(event.notification.data.url) : null;
  const url = `${self.location.origin}${wanted?.pathname ?? '/'}`;
  event.waitUntil(
    (async () => {
      const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
      const [first] = open;
      if (!first) return self.clients.openWindow(url);
      await first.focus();
      return first.navigate(url);
    })(),
  );
});
