import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accessManifest } from '~/accounts/access-manifest';
import { limitOf } from './route-limits';

const folders = readdirSync('app/routes', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const sourceOf = (folder: string) =>
  ['route.tsx', 'route.ts']
    .map((name) => `app/routes/${folder}/${name}`)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join();
const limits = (folder: string) => ({
  read: limitOf(folder, accessManifest[folder]?.limit, true),
  write: limitOf(folder, accessManifest[folder]?.limit, false),
});

describe('what costs much, or could be guessed, has a limit', () => {
  it('every file that is made when asked for', () => {
    const files = folders.filter((folder) => /\[\.\](pdf|csv|zip)|download/.test(folder));
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((folder) => limits(folder).read === null)).toEqual([]);
  });

  it('every route whose source makes a document, a list or an archive', () => {
    const makers = folders.filter((folder) =>
      /\b(asPdf|csvDownload|makePdf|zipAnswer)\b/.test(sourceOf(folder)),
    );
    expect(makers.length).toBeGreaterThan(3);
    expect(makers.filter((folder) => limits(folder).read === null)).toEqual([]);
  });

  it('every route whose address is a secret, and every one where passwords or codes are typed', () => {
    const secret = folders.filter((folder) => /\$token|^login|^reset|^invite|^set-up/.test(folder));
    expect(secret.length).toBeGreaterThan(5);
    const open = secret.filter((folder) => {
      const { read, write } = limits(folder);
      const line = accessManifest[folder];
      return (line?.read && read === null) || (line?.write && write === null);
    });
    expect(open).toEqual([]);
  });

  it('every route that anybody may write to', () => {
    const open = folders.filter(
      (folder) => accessManifest[folder]?.write === 'public' && folder !== 'logout',
    );
    expect(open.filter((folder) => limits(folder).write === null)).toEqual([]);
  });

  it('every route that takes a file', () => {
    const takers = folders.filter((folder) => /\breceiveUpload\(|\breceive\w*File\(/.test(sourceOf(folder)));
    expect(takers.length).toBeGreaterThan(0);
    expect(takers.filter((folder) => limits(folder).write === null)).toEqual([]);
  });

  it('every route that starts long work or shows what a change would do', () => {
    const work = folders.filter(
      (folder) =>
        accessManifest[folder]?.write &&
        /preview|^analysis\._index|^allocation\.(new|\$id\.again)|^reports\.write|^admin\.export|matches$/.test(
          folder,
        ),
    );
    expect(work.length).toBeGreaterThan(4);
    expect(work.filter((folder) => limits(folder).write === null)).toEqual([]);
  });

  it('a line of the manifest says otherwise', () => {
    expect(limitOf('search', undefined, true)).toBe('search');
    expect(limitOf('search', { read: 'work' }, true)).toBe('work');
    expect(limitOf('search', {}, true)).toBeNull();
  });
});
