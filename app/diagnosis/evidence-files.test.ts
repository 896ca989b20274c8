import { describe, expect, it } from 'vitest';
import { MOST_EVIDENCE_BYTES } from './domain';
import { receiveEvidence } from './evidence-files.server';

function sent(content: BlobPart | null, name = 'note.txt') {
  const form = new FormData();
  form.set('words', 'What it shows');
  form.set('file', content === null ? new File([], '') : new File([content], name));
  return receiveEvidence(new Request('http://x.test/', { method: 'POST', body: form }), 'file');
}

describe('a form with a file of evidence', () => {
  it.each([
    ['too large', new Uint8Array(MOST_EVIDENCE_BYTES + 1).fill(65), 'evidence.too-large'],
    ['of another kind', new Uint8Array([77, 90, 0, 0, 1]), 'evidence.wrong-type'],
  ])('keeps what was typed where the file is %s', async (_what, content, code) => {
    const { form, file } = await sent(content);
    expect(form.get('words')).toBe('What it shows');
    expect(form.has('file')).toBe(false);
    expect(file).toMatchObject({ ok: false, code, field: 'file' });
  });

  it('may hold none', async () => {
    expect((await sent(null)).file).toEqual({ ok: true, value: null });
  });

  it('gives the bytes as they were sent', async () => {
    const { file } = await sent('Year 6: 27 of 30', 'moderation notes.txt');
    expect(file).toMatchObject({ ok: true, value: { name: 'moderation notes.txt' } });
    expect(file.ok && new TextDecoder().decode(file.value?.bytes)).toBe('Year 6: 27 of 30');
  });
});
