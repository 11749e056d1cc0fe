/** What the modifier key of shortcuts is called on this machine. */
export function modifierName(): '⌘' | 'Ctrl' {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
}
