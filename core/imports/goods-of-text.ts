/** Goods as one cell names them. */
export type NamedGoods = Readonly<{ title: string; quantity: number }>;

/** `商品A(1件)；商品B(2件)`, `商品A x2;商品B x1`. */
const counted = /^(.+?)\s*(?:[(（]\s*(\d{1,6})\s*件?\s*[)）]|[×x*]\s*(\d{1,6}))$/iu;

/**
 * The goods of an order that stand in one cell. Taken apart only when every piece of it bears its own quantity; a list of titles
 * without quantities stays one, because nobody can tell what was bought how often.
 */
export function goodsOfText(text: string, quantity: number): readonly NamedGoods[] {
  const pieces = text.split(/[;；\n]/u).map((piece) => piece.trim());
  const goods = pieces.filter(Boolean).map((piece): NamedGoods | null => {
    const [, title, one, other] = counted.exec(piece) ?? [];
    const count = Number(one ?? other);
    return title && count > 0 ? { title, quantity: count } : null;
  });
  const isCounted = goods.length > 0 && goods.every((one) => one !== null);
  return isCounted ? goods : [{ title: text, quantity }];
}
