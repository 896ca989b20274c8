import { REVIEW_ROLES, type ReviewRole } from './vocabulary';

/** Somebody invited to a review. */
export type MemberInput = { id: string; role: ReviewRole; name: string; accountableFor: string };
export type Candidate = { role: ReviewRole; name: string; accountId: string | null };
export type Member = MemberInput & { accountId: string | null };

export const REVIEW_ROLE_NAMES: Readonly<Record<ReviewRole, string>> = {
  'chair-of-review': 'Chair of the review',
  head: 'Headteacher',
  'chair-of-governors': 'Chair of governors',
  adviser: 'Improvement Adviser',
  'assistant-director': 'Assistant Director',
  provider: 'Provider of the support',
  'diocese-or-trust': 'Diocese or trust',
  other: 'Invited by the group',
};

/**
 * What each answers for at a review, after the Walsall strategy 2014–16, part 2 (viii), which lists it for head, chair
 * of governors, adviser and assistant director; the others follow from their part in the agreement. The group may put it
 * in its own words.
 */
export const ACCOUNTABILITIES: Readonly<Record<ReviewRole, string>> = {
  'chair-of-review':
    'Saying what the group is for and who does what in it. Keeping it on the school’s improvement and setting the pace. Holding every member to their part, the authority’s officers too. Deciding where members disagree, and proposing further steps where progress is not enough.',
  head: 'Judging progress against milestones and outcomes, with evidence: the plan and the actions since last time, what pupils achieve, teaching and learning, leadership, and what outside support has brought.',
  'chair-of-governors':
    'The quality of governance. Testing the school’s own judgement of progress. Following the plan, seeing that it is paid for, and the school’s finances.',
  adviser:
    'Testing the evidence and the school’s judgement of progress. The quality of the authority’s support and challenge. Finding and brokering what else is needed. Keeping the record of all of it.',
  'assistant-director':
    'Reviewing overall progress, challenging pace and impact, and reporting to the Director of Children’s Services.',
  provider: 'What was done with the days of support, what it has changed, and what should come next.',
  'diocese-or-trust': 'What the diocese or trust contributes, and what it asks of the school.',
  other: 'What the group has invited them for.',
};

/** Who is invited unless the group says otherwise, in the order in which they are listed. */
const INVITED: readonly ReviewRole[] = [
  'chair-of-review',
  'head',
  'chair-of-governors',
  'adviser',
  'provider',
  'diocese-or-trust',
];

/** Roles the task group is made of (Walsall): a review without one of them says so. */
export const CORE_ROLES: readonly ReviewRole[] = ['chair-of-review', 'head', 'chair-of-governors', 'adviser'];

/**
 * The task group as it is first put to whoever plans a review.
 * @param candidates people by role as the record has them; a diocese or trust only where there is one
 */
export function defaultMembers(candidates: readonly Candidate[], newId: () => string): Member[] {
  return INVITED.flatMap((role) => {
    const found = candidates.filter((candidate) => candidate.role === role);
    const people = found.length > 0 || !CORE_ROLES.includes(role) ? found : [nobody(role)];
    return people.slice(0, role === 'provider' ? 3 : 1).map(({ name, accountId }) => ({
      id: newId(),
      role,
      name,
      accountId,
      accountableFor: ACCOUNTABILITIES[role],
    }));
  });
}

const nobody = (role: ReviewRole): Candidate => ({ role, name: '', accountId: null });

/** Members with the account of whoever is named in the role in which the record has them. */
export function withAccounts(members: readonly MemberInput[], candidates: readonly Candidate[]): Member[] {
  return members.map((member) => ({
    ...member,
    accountId:
      candidates.find(({ role, name }) => role === member.role && name === member.name)?.accountId ?? null,
  }));
}

/** Core roles that nobody is invited for. */
export function missingRoles(members: readonly Pick<Member, 'role'>[]): ReviewRole[] {
  const filled: ReviewRole[] = members.map(({ role }) =>
    role === 'assistant-director' ? 'chair-of-review' : role,
  );
  return CORE_ROLES.filter((role) => !filled.includes(role));
}

/** Roles in the order in which they are offered. */
export const ROLE_CHOICES: readonly ReviewRole[] = REVIEW_ROLES;
