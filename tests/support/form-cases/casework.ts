import { inDays } from '../dates';
import type { FormCase } from '../form-pages';
import { needForm } from '../need-form';
import { atSchool, HELD, leaderOf, TERM_DAY } from './common';

const DRAFT = `select r.id, ${atSchool('head', 'r.urn')} from support_request r
  where r.authority_id = @m and r.state = 'draft' order by r.id`;
const DRAFT_NEED = `select r.id, n.id as needId, ${atSchool('head', 'r.urn')} from support_request r
  join need n on n.request_id = r.id where r.authority_id = @m and r.state = 'draft' order by r.id, n.id`;
const proposalIn = (state: string, more = 'null as none') =>
  `select p.id, ${more} from proposal p join support_request r on r.id = p.request_id join provider v on v.id = p.provider_id
    where p.authority_id = @m and p.state = '${state}' and r.state = 'matching'`;
const VALUE = `select id as value, urn, indicator, period from indicator_value
  where authority_id = @m and urn = 900005 and current order by id limit 2`;

const { next: _next, id: _id, requestId: _request, ...NEED } = needForm('');

/** From the diagnosis of a school to a partner for it, and the directory. */
export const CASEWORK: readonly FormCase[] = [
  {
    folder: 'schools.$urn.data.new',
    page: '/schools/{urn}/data/new?indicator={indicator}&period={period}',
    at: VALUE,
    answers: { value: '9.1' },
    seen: { field: 'replaces', was: 'anothervalue' },
  },
  { folder: 'schools.$urn.data.withdraw', page: '/schools/{urn}/data/withdraw?value={value}', at: VALUE },
  { folder: 'schools.$urn.needs.new', answers: { ...NEED } },
  {
    folder: 'schools.$urn.needs.$needId._index',
    other: 'broker',
    answers: { outcome: 'Every child reads every day.' },
  },
  { folder: 'schools.$urn.needs.$needId.end', seen: null },
  {
    folder: 'schools.$urn.diagnosis.$diagnosisId.edit',
    at: "select urn, id as diagnosisId from diagnosis where authority_id = @m and state = 'draft'",
    answers: { discussedOn: inDays(-1) },
  },
  {
    folder: 'schools.$urn.diagnosis.$diagnosisId._index',
    at: "select urn, id as diagnosisId from diagnosis where authority_id = @m and state = 'draft'",
    seen: null,
  },
  {
    folder: 'schools.$urn.diagnosis.$diagnosisId.evidence._index',
    who: 'broker',
    at: "select urn, id as diagnosisId from diagnosis where authority_id = @m and state = 'shared'",
    answers: { criterion: null },
  },
  { folder: 'schools.$urn.diagnosis.$diagnosisId.answer' },
  { folder: 'schools.$urn.diagnosis.$diagnosisId.decide' },
  { folder: 'schools.$urn.diagnosis._index' },
  ...['days', 'how', 'context', 'cost'].map((step) => ({
    folder: 'requests.$id.draft.$page',
    step,
    at: DRAFT,
    seen: null,
    answers: { startFrom: inDays(30), finishBy: inDays(120), halfDays: '4' },
  })),
  ...['focus', 'now', 'wanted'].map((step) => ({
    folder: 'requests.$id.draft.need.$needId.$part',
    step,
    seen: null,
    ...(step === 'focus' ? { answers: { severity: '1' } } : {}),
    at: DRAFT_NEED,
  })),
  { folder: 'requests.$id.draft.need.new', at: DRAFT },
  { folder: 'requests.$id.draft.needs', at: DRAFT, seen: null, answers: { needs: '-' } },
  { folder: 'requests.$id.draft.check', at: DRAFT, seen: null },
  { folder: 'requests.$id.withdraw', at: DRAFT, seen: null },
  { folder: 'requests.$id.decline' },
  {
    folder: 'requests.new',
    page: '/schools/{urn}/needs',
    at: "select urn from need where authority_id = @m and request_id is null and state = 'open' order by urn desc",
    who: 'broker',
  },
  { folder: 'requests.$id.matches', intent: 'run' },
  { folder: 'requests.$id.matches', intent: 'shortlist' },
  { folder: 'requests.$id.offers.$offerId' },
  { folder: 'requests.$id.choose', who: 'head' },
  { folder: 'proposals.$id._index', at: proposalIn('chosen', atSchool('head', 'r.urn')) },
  { folder: 'proposals.$id.release', at: proposalIn('accepted', atSchool('head', 'v.home_urn')) },
  {
    folder: 'proposals.$id.answer',
    who: 'leader',
    at: proposalIn('invited', leaderOf('v.id')),
    answers: { answer: 'decline' },
  },
  { folder: 'proposals.$id.invite', at: proposalIn('chosen') },
  { folder: 'proposals.$id.approve', at: proposalIn('released') },
  { folder: 'proposals.$id.withdraw', at: proposalIn('invited') },
  {
    folder: 'schools.$urn.visits.new',
    page: '/schools/{urn}/visits/new?kind=self-evaluation',
    at: 'select urn from school_standing where authority_id = @m and current',
    answers: { plannedFor: TERM_DAY },
  },
  { folder: 'schools.$urn.visits.$visitId.$step', step: 'move' },
  {
    folder: 'schools.$urn.visits.$visitId.$step',
    step: 'record',
    answers: HELD,
  },
  {
    folder: 'schools.$urn.visits.$visitId._index',
    at: `select t.urn, t.id as visitId, ${atSchool('head', 't.urn')} from visit t where t.authority_id = @m and t.agreement_id is null and t.note_number > 0 and t.note_read_at is null`,
  },
  {
    folder: 'schools.$urn.visits.$visitId.$step',
    step: 'correct',
    answers: { recommendations: 'Read the books again with the subject leader.' },
  },
  { folder: 'schools.$urn.visits.$visitId.$step', step: 'check', who: 'lead' },
  { folder: 'schools.$urn.visits.$visitId.$step', step: 'feedback', who: 'chair' },
  {
    folder: 'schools.$urn.visits.$visitId.$step',
    step: 'held',
    answers: HELD,
  },
  {
    folder: 'schools.$urn.visits.$visitId.$step',
    step: 'call-off',
    at: "select urn, id as visitId from visit where authority_id = @m and agreement_id is null and state = 'planned'",
  },
  { folder: 'directory.new' },
  { folder: 'directory.$id._index' },
  { folder: 'directory.$id.edit' },
  { folder: 'directory.$id.standing', answers: { designationExpires: inDays(700) } },
  { folder: 'directory.$id.appetite' },
  { folder: 'directory.$id.capacity', answers: { '/^caps/': '31' } },
  { folder: 'directory.$id.conflicts', intent: 'declare' },
  { folder: 'offers._index' },
  { folder: 'offers.new', intent: 'save' },
  { folder: 'offers.new', intent: 'publish' },
  { folder: 'offers.$id.edit' },
  { folder: 'offers.$id._index', intent: 'publish' },
  { folder: 'offers.$id._index', intent: 'confirm' },
  { folder: 'offers.$id._index', intent: 'withdraw' },
];
