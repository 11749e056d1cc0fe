/** A mobile number, also one with the extension of a privacy number, or a telephone. */
export const isPhone = (text: string): boolean =>
  /^1\d{10}(?:-\d{3,4})?$|^(?:0\d{2,3}-?)?\d{7,8}(?:-\d{1,6})?$|^400-?\d{3}-?\d{4}$/u.test(text);

/** Stars stand where a platform hides what it knows. */
export const isMasked = (text: string): boolean => text.includes('*');
