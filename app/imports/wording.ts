import type { Tone } from '~/ui';
import { type FileKind, isFileKind } from './domain/file-kinds';
import type { RunStatus } from './domain/run-states';

/** How a run stands, in a word or two. */
export const RUN_STATUS_WORDS: Record<RunStatus, { name: string; tone: Tone }> = {
  uploaded: { name: 'Uploaded', tone: 'blue' },
  previewing: { name: 'Being read', tone: 'blue' },
  previewed: { name: 'Waiting for you', tone: 'yellow' },
  running: { name: 'Importing', tone: 'blue' },
  done: { name: 'Done', tone: 'green' },
  failed: { name: 'Not imported', tone: 'red' },
  interrupted: { name: 'Interrupted', tone: 'amber' },
  cancelled: { name: 'Called off', tone: 'grey' },
};

/** Whose rows a run takes. */
export function authoritiesWords(codes: readonly string[]): string {
  return codes.length === 0 ? 'Every authority in the file' : codes.join(', ');
}

/** What each kind of file is called, and where it comes from. */
export const FILE_KIND_WORDS: Record<FileKind, { name: string; hint: string; rows: string; start: string }> =
  {
    gias: {
      name: 'Schools of the national register',
      hint: 'The establishment fields CSV of Get Information about Schools',
      rows: 'Schools read',
      start: 'Import these schools',
    },
    trusts: {
      name: 'Trust memberships',
      hint: 'The register’s file of academies and their trusts: which school belongs to which trust, and since when',
      rows: 'Rows read',
      start: 'Import these memberships',
    },
    'gias-links': {
      name: 'Links between schools',
      hint: 'The register’s links file: which school took over from which',
      rows: 'Links read',
      start: 'Import these links',
    },
    ofsted: {
      name: 'Inspection outcomes',
      hint: 'Ofsted’s management information on state-funded schools: grades of older inspections and report cards',
      rows: 'Rows read',
      start: 'Import these outcomes',
    },
    ks2: {
      name: 'Key stage 2 results',
      hint: 'The performance tables of one academic year, with totals of the authority and of England',
      rows: 'Rows read',
      start: 'Import these results',
    },
  };

/** What a run's file is. */
export function fileKindWords(kind: string) {
  return FILE_KIND_WORDS[isFileKind(kind) ? kind : 'gias'];
}
