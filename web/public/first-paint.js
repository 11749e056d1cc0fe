// Runs before anything is painted, so that a dark page never begins white. A file of its own because the content policy
// allows no script inside the page. Reads what app/appearance.ts keeps, and stands in for it until it is there.
(() => {
  let choice = null;
  try {
    choice = JSON.parse(localStorage.getItem('zhidan.theme') ?? 'null');
  } catch {
    // storage is forbidden or holds something else: light, as in appearance.ts
  }
  const isDark = choice === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : choice === 'dark';
  const theme = isDark ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme);
})();
