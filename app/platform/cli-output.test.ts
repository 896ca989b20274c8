import { describe, expect, it } from 'vitest';
import { failureWords } from './cli-output';

const failure = (code: string, words = 'x') => Object.assign(new Error(words), { code });

describe('what a failed command says', () => {
  it('names what to look at where the disk or the database is the cause', () => {
    expect(failureWords(failure('SQLITE_FULL'))).toContain('no room left on the disk');
    expect(failureWords(failure('ENOSPC'))).toContain('make room');
    expect(failureWords(failure('SQLITE_READONLY_DIRECTORY'))).toContain('may not be opened or written');
    expect(failureWords(failure('EROFS'))).toContain('DATA_DIR');
    expect(failureWords(failure('SQLITE_NOTADB'))).toContain('whole database');
    expect(failureWords(failure('ECONNREFUSED'))).toContain('DATABASE_URL');
    expect(failureWords(failure('EACCES', 'listen EACCES 0.0.0.0:80'))).toContain('PORT');
  });

  it('says in its own words what is none of these', () => {
    expect(failureWords(new Error('error: There is no file x.csv.'))).toBe('There is no file x.csv.');
  });
});
