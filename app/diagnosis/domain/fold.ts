/** Text as it is compared: without the spaces around it, and small and capital letters alike. */
export function fold(text: string): string {
  return text.trim().toLowerCase();
}
