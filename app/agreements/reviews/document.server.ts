import type { Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { dateWords, instantWords } from '~/kernel/words';
import { db } from '~/platform/db.server';
import { FREQUENCY_NAMES, progressWords, RAG_NAMES, SETTLED_BY_NAMES } from '../domain/reviews/minutes';
import { readingOf } from '../domain/reviews/pack';
import type { Rag } from '../domain/reviews/vocabulary';
import { timeWords } from '../domain/visits/times';
import { type AgreementHead, headOf } from '../queries.server';
import { recordReviewRead } from './queries.server';
import { loadReview } from './read.server';
import { reviewTitle } from './wording';

/** A line of facts. */
export type DocumentFact = { label: string; words: string };

/**
 * Minutes as they are read, printed and kept as a file: plain words in reading order, the same for the page, for print
 * and for PDF.
 */
export type MinutesDocument = {
  head: AgreementHead;
  reviewId: string;
  reviewNumber: number;
  title: string;
  /** Set when the review was withdrawn: it counts for nothing, and the document says so first. */
  withdrawn: string | null;
  facts: DocumentFact[];
  members: { name: string; role: string; accountableFor: string; attendance: string }[];
  outcomes: { title: string; rag: Rag; progress: string; narrative: string }[];
  summary: string;
  challenges: { by: string; question: string; answer: string }[];
  actions: { text: string; owner: string; due: string }[];
  /** How often from now on, how and why that was settled, and the date of the next. */
  next: DocumentFact[];
  version: { number: number; of: number; words: string; reason: string | null };
};

/**
 * The minutes of a review.
 * @param number a version; without it the one in force
 * @returns null where there are none, or they are not the viewer's to read
 */
export async function minutesDocument(
  viewer: Viewer,
  agreementId: string,
  reviewId: string,
  number?: number,
): Promise<MinutesDocument | null> {
  const loaded = await loadReview(db(), viewer, agreementId, reviewId);
  if (!loaded || readingOf(loaded.record.standings) === 'dates') return null;
  const { record, row, members, minutes } = loaded;
  const shown = number === undefined ? minutes.at(-1) : minutes.find((each) => each.number === number);
  if (!shown) return null;
  await recordReviewRead(viewer, record, row.id, 'review-minutes');
  const { content } = shown;
  return {
    head: headOf(record),
    reviewId: row.id,
    reviewNumber: row.number,
    title: `Minutes of ${reviewTitle(row.number)}`,
    withdrawn: row.state === 'withdrawn' ? (row.withdrawnReason ?? '') : null,
    facts: [
      { label: 'School', words: record.schoolName },
      { label: 'Support', words: `${record.providerName}, agreement ${record.row.ref}` },
      {
        label: 'Held on',
        words: [dateWords(content.heldOn), timeWords(row.startsAt)].filter(Boolean).join(', '),
      },
      { label: 'Place', words: row.place },
      {
        label: 'Head and adviser met beforehand',
        words: row.preMeetingHeldOn ? `On ${dateWords(row.preMeetingHeldOn)}` : 'Not recorded',
      },
      {
        label: 'Evidence pack',
        words: row.packAt ? `As the record stood on ${dateWords(calendarDate(row.packAt))}` : 'None was made',
      },
      { label: 'Progress', words: sentence(progressWords(content.outcomes.map(({ rag }) => rag))) },
      ...(content.alsoPresent ? [{ label: 'Also present', words: content.alsoPresent }] : []),
    ],
    members: content.attendance.map(({ memberId, name, role, came }) => ({
      ...{ name, role },
      accountableFor: members.find(({ id }) => id === memberId)?.accountableFor ?? '',
      attendance: came ? 'Present' : 'Not present',
    })),
    outcomes: content.outcomes.map(({ title, rag, narrative }) => ({
      ...{ title, rag, narrative },
      progress: RAG_NAMES[rag],
    })),
    summary: content.summary,
    challenges: content.challenges.map(({ by, question, answer }) => ({ by, question, answer })),
    actions: content.actions.map(({ text, ownerWords, dueOn }) => ({
      text,
      owner: ownerWords,
      due: dateWords(dueOn),
    })),
    next: [
      { label: 'Reviews from now on', words: FREQUENCY_NAMES[content.frequency] },
      { label: 'How that was settled', words: SETTLED_BY_NAMES[content.settledBy] },
      ...(content.frequencyReason ? [{ label: 'Why', words: content.frequencyReason }] : []),
      { label: 'Next review', words: content.nextOn ? dateWords(content.nextOn) : 'No date was set' },
    ],
    version: {
      number: shown.number,
      of: minutes.length,
      words: `${shown.number === 1 ? 'Recorded' : 'Corrected'} by ${shown.by} on ${instantWords(shown.at)}`,
      reason: shown.reason,
    },
  };
}

const sentence = (words: string) =>
  words === '' ? 'No outcomes' : words.charAt(0).toUpperCase() + words.slice(1);
