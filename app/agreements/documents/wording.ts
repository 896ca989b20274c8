/** What a file is called where it is kept, by what it is and which version of it. */
export function fileNameOf(ref: string, what: string, version?: number): string {
  return [ref, what, version === undefined ? '' : `version-${version}`]
    .filter((part) => part !== '')
    .join('-');
}
