declare const brand: unique symbol;

/** A value that the compiler keeps apart from others of the same shape: an OrderId is not a ShopId. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
