import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindOfEvent } from '../domain/life/timeline';
import { eventSentence, SENTENCES } from './sentences';

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return path.endsWith('.server.ts') ? [path] : [];
  });
}

const NAMED = /'((?:agreement|visit|action|review|measure|milestone|escalation)\.[a-z-]+)'/g;
const namedIn = (text: string) => [...text.matchAll(NAMED)].map((match) => match[1] ?? '');

/** Codes of refusals look like types of events: they stand after `no(`, before the message. */
function refusedIn(text: string): string[] {
  return text
    .split(/\bno\(/)
    .slice(1)
    .flatMap((after) => namedIn(after.slice(0, 200).split(/'[A-Z]|`/)[0] ?? ''));
}

const texts = sources('app/agreements').map((path) => readFileSync(path, 'utf8'));
const refused = new Set(texts.flatMap(refusedIn));
/** Types of events that commands of agreements emit: what they name that is no refusal. */
const emitted = [...new Set(texts.flatMap(namedIn))].filter((type) => !refused.has(type)).sort();

describe('sentences of the timeline', () => {
  it('finds what is emitted', () => {
    expect(emitted).toEqual(
      expect.arrayContaining([
        'agreement.drafted',
        'agreement.paused',
        'milestone.reached',
        'milestone.not-reached',
      ]),
    );
    expect(emitted.length).toBeGreaterThan(25);
  });

  it.each(emitted)('%s has a sentence and a place in the story', (type) => {
    expect(SENTENCES[type], type).toBeDefined();
    expect(kindOfEvent(type), type).not.toBeNull();
  });

  it.each(Object.keys(SENTENCES))(
    '%s is said without any details too, as one sentence without a stop',
    (type) => {
      const said = eventSentence(type, {});
      expect(said).toMatch(/^[A-Z“\d]/);
      expect(said).not.toMatch(/undefined|null|NaN|\.$| {2}/);
    },
  );
});
