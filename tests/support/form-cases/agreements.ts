import { inDays } from '../dates';
import type { FormCase } from '../form-pages';
import { atSchool, HELD, TERM_DAY } from './common';

const amendmentIn = (...states: string[]) =>
  `select agreement_id as id, id as amendmentId from agreement_amendment where state in ('${states.join("', '")}')`;
const PLANNED = `select agreement_id as id, id as visitId from visit
  where authority_id = @m and agreement_id is not null and state = 'planned'`;
/** Another text than the one that was read. */
const HASH = { field: 'hash', was: '0'.repeat(64) };

/** Agreements and what is lived under them. */
export const AGREEMENTS: readonly FormCase[] = [
  {
    folder: 'agreements.$id.edit.$section',
    step: 'purpose',
    answers: { improvement: 'More children read well by the end of year 2.', note: null },
  },
  { folder: 'agreements.$id._index' },
  { folder: 'agreements.$id.milestones.$milestoneId' },
  { folder: 'agreements.$id.reviews.new' },
  { folder: 'agreements.$id.reviews.$reviewId.edit' },
  { folder: 'agreements.$id.reviews.$reviewId.pre-meeting' },
  { folder: 'agreements.$id.reviews.$reviewId.pack' },
  { folder: 'agreements.$id.reviews.$reviewId.record', answers: { heldOn: inDays(-1) } },
  { folder: 'agreements.$id.reviews.$reviewId.correct' },
  {
    folder: 'agreements.$id.reviews.$reviewId.call-off',
    at: "select r.agreement_id as id, r.id as reviewId from improvement_review r where r.authority_id = @m and r.state = 'planned'",
  },
  { folder: 'agreements.$id.reviews.$reviewId.withdraw' },
  { folder: 'agreements.$id.impact.new', seen: null },
  {
    folder: 'agreements.$id.impact.$pointId.correct',
    answers: { note: 'Read off the wrong line before.' },
    seen: { field: 'seenId', was: 'anotherreading' },
  },
  { folder: 'agreements.$id.impact.$pointId.withdraw', seen: { field: 'seenId', was: 'anotherreading' } },
  { folder: 'agreements.$id.sign', seen: HASH },
  { folder: 'agreements.$id.reopen' },
  {
    folder: 'agreements.$id.escalation.new',
    press: '',
    answers: { answerBy: TERM_DAY },
    more: [['body', 'We write to say that progress is not as agreed.']],
  },
  {
    folder: 'agreements.$id.escalation.step',
    press: '',
    answers: { answerBy: TERM_DAY },
    more: [['body', 'We write to say that progress is not as agreed.']],
  },
  { folder: 'agreements.$id.escalation.answer', seen: null },
  { folder: 'agreements.$id.amend.new' },
  {
    folder: 'agreements.$id.amend.$amendmentId.edit.$section',
    step: 'purpose',
    at: amendmentIn('draft'),
    other: 'lead',
  },
  { folder: 'agreements.$id.amend.$amendmentId.reason', at: amendmentIn('draft') },
  { folder: 'agreements.$id.amend.$amendmentId.send', at: amendmentIn('draft') },
  {
    folder: 'agreements.$id.amend.$amendmentId.sign',
    at: amendmentIn('signing'),
    seen: HASH,
  },
  {
    folder: 'agreements.$id.amend.$amendmentId.reopen',
    at: amendmentIn('signing'),
  },
  {
    folder: 'agreements.$id.amend.$amendmentId.withdraw',
    at: amendmentIn('draft', 'signing'),
  },
  { folder: 'agreements.$id.visits.new', who: 'leader' },
  {
    folder: 'agreements.$id.visits.$visitId._index',
    at: `select t.agreement_id as id, t.id as visitId, ${atSchool('head', 't.urn')} from visit t where t.authority_id = @m and t.agreement_id is not null and t.note_number > 0 and t.note_read_at is null`,
  },
  { folder: 'agreements.$id.visits.$visitId.$step', step: 'move' },
  {
    folder: 'agreements.$id.visits.$visitId.$step',
    step: 'record',
    at: PLANNED,
    answers: HELD,
  },
  {
    folder: 'agreements.$id.visits.$visitId.$step',
    step: 'correct',
    answers: { recommendations: 'Read the books again with the subject leader.' },
  },
  { folder: 'agreements.$id.visits.$visitId.$step', step: 'check' },
  {
    folder: 'agreements.$id.visits.$visitId.$step',
    step: 'held',
    at: PLANNED,
    answers: HELD,
  },
  { folder: 'agreements.$id.visits.$visitId.$step', step: 'call-off', at: PLANNED },
  { folder: 'actions.$actionId.$step', step: 'date' },
  { folder: 'actions.$actionId.$step', step: 'done' },
  { folder: 'actions.$actionId.$step', step: 'drop' },
  { folder: 'agreements.$id.pause' },
  { folder: 'agreements.$id.resume' },
  {
    folder: 'agreements.$id.evaluate',
    answers: { changed: 'Reading is taught every day, and the whole school does it.' },
  },
  { folder: 'agreements.$id.close.ground' },
  { folder: 'agreements.$id.close.criteria' },
  {
    folder: 'agreements.$id.close.outcomes',
    answers: { 'outcomes[0].basis': 'Read by both of us from the tests of the summer.' },
  },
  { folder: 'agreements.$id.close._index' },
  { folder: 'agreements.$id.partner' },
  { folder: 'agreements.$id.end' },
];
