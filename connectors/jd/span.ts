/** A stretch of the pull in Unix seconds, and the page it stands at; null before its first page. */
export type Span = Readonly<{ from: number; to: number; page: string | null }>;

/** The stretches still to be read, as the text that goes through the caller: `from-to-page`, joined by commas; null when none is left. */
export function writeSpans(spans: readonly Span[]): string | null {
  return spans.length === 0 ? null : spans.map(({ from, to, page }) => `${from}-${to}-${page ?? ''}`).join(',');
}

export function readSpans(text: string): readonly Span[] {
  return text.split(',').map((span) => {
    const [from = '', to = '', page = ''] = span.split('-');
    return { from: Number(from), to: Number(to), page: page === '' ? null : page };
  });
}

/** Two halves that share their middle second, for the platform reads both ends; none when the stretch cannot be cut. */
export function halvesOf({ from, to }: Span): readonly Span[] {
  const middle = Math.floor((from + to) / 2);
  if (middle === from || middle === to) return [];
  return [
    { from, to: middle, page: null },
    { from: middle, to, page: null },
  ];
}
