/**
 * The texts of a page that stand too weakly on their ground for WCAG 2.2 AA: below 4.5 to 1, large ones below 3 to 1. Runs
 * in the page, by `page.evaluate(weakTexts)`, so it uses nothing from outside itself. What cannot be used (disabled) is exempt,
 * as the standard has it. Each row: ratio, text, colours, element.
 */
export function weakTexts(): string[] {
  type Color = readonly [red: number, green: number, blue: number, alpha: number];
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map<string, Color>();

  /** Also reads what only a browser can: `color-mix`, `oklab`, names. */
  function colorOf(text: string): Color {
    const before = known.get(text);
    if (before) return before;
    const parts = /^rgba?\(([^)]+)\)$/.exec(text)?.[1]?.split(',').map(Number);
    if (!parts && pen) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = text;
      pen.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0, alpha = 1] = parts ?? [...(pen?.getImageData(0, 0, 1, 1).data ?? [])];
    const color: Color = [red, green, blue, parts ? alpha : alpha / 255];
    known.set(text, color);
    return color;
  }

  const over = (above: Color, below: Color): Color => {
    const mixed = [0, 1, 2].map((at) => (above[at] ?? 0) * above[3] + (below[at] ?? 0) * (1 - above[3]));
    return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0, 1];
  };
  const linear = (part: number): number => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]: Color): number => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

  type Behind = Readonly<{ ground: Color | null; opacity: number }>;
  const grounds = new Map<Element, Behind>();

  /** What is painted behind an element's text, null over a picture or a gradient, and how much it and what holds it let through. */
  function behind(element: Element | null): Behind {
    if (!element) return { ground: [255, 255, 255, 1], opacity: 1 };
    const before = grounds.get(element);
    if (before) return before;
    const below = behind(element.parentElement);
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
    const color = colorOf(backgroundColor);
    const ground = backgroundImage !== 'none' ? null : color[3] === 1 ? color : below.ground && over(color, below.ground);
    const found = { ground, opacity: below.opacity * Number(opacity) };
    grounds.set(element, found);
    return found;
  }

  const isUnusable = (element: Element): boolean =>
    element.closest('[disabled], [aria-disabled="true"], [class*="-disabled"], [inert]') !== null;

  function isSeen(element: Element): boolean {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  }

  const weak = new Map<string, string>();
  function look(element: Element, text: string, pseudo?: string): void {
    if (!isSeen(element) || isUnusable(element)) return;
    const { ground, opacity } = behind(element);
    if (!ground) return;
    const style = getComputedStyle(element, pseudo);
    const written = element instanceof SVGElement ? style.fill : style.color;
    const [red, green, blue, alpha] = colorOf(written);
    if (alpha === 0) return;
    const color = over([red, green, blue, alpha * opacity], ground);
    const [light = 0, dark = 0] = [luminance(color), luminance(ground)].toSorted((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio >= (isLarge ? 3 : 4.5)) return;
    const where = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
    const colors = `${written} on ${ground.slice(0, 3).map(Math.round).join(' ')}`;
    weak.set(`${colors} ${where}`, `${ratio.toFixed(2)} “${text.trim().slice(0, 24)}” ${colors} <${where}>`);
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, nodeValue } = texts.currentNode;
    if (parentElement && nodeValue?.trim()) look(parentElement, nodeValue);
  }
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'))
    if (field.value || field.placeholder) look(field, field.value || field.placeholder, field.value ? undefined : '::placeholder');
  return [...weak.values()];
}
