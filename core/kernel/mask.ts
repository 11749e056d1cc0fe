/** The country code of China before a mobile number: `+86 138…`, `0086138…`. */
const chinaPrefix = /^(?:00)?86(?=1\d{10}$)/;

/** `138****5678`, also of what is masked like that already; of shorter numbers the last four or nothing, so that at least four digits are hidden. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(chinaPrefix, '');
  if (digits.length < 8) return /\d{2,4}$/.test(phone.trim()) && /\*{3}/.test(phone) ? phone.trim() : '****';
  return `${digits.length < 11 ? '' : digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** `王**`: the first character and a fixed number of stars, so that the length does not show; of one character nothing. */
export function maskName(name: string): string {
  const [first, ...rest] = name.trim();
  return rest.length === 0 ? '**' : `${first}**`;
}

/** `l****@example.cn`; a mailbox of one character is hidden whole. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = '', ...rest] = email.slice(0, Math.max(at, 0));
  return at < 1 ? '****' : `${rest.length === 0 ? '' : first}****${email.slice(at)}`;
}
