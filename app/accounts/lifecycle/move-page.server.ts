import { eq, inArray } from 'drizzle-orm';
import { account, school } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { type FormReply, readForm } from '~/platform/forms.server';
import { has, type Viewer } from '../domain/roles';
import { type AccountView, findAccount } from '../queries.server';
import { ROLE_NAMES } from '../wording';
import { moveForm } from './forms';
import { type MovePreview, plannedGrants, previewMove } from './move.server';
import { type GrantRow, grantsInForce } from './places.server';

/** A move that is settled: to which school, as what, and the day. */
export type PlannedMove = { id: string; role: string; to: string; on: string };

export type MovePageView = {
  person: AccountView;
  /** The form again, filled in with what was asked for. */
  changeHref: string;
  movable: { value: string; label: string }[];
  planned: PlannedMove[];
  preview: MovePreview | null;
  /** What was asked for, with what is wrong with it; null before anything was. */
  asked: FormReply | null;
};

/** In the address of a move that was looked over and is to be asked for otherwise: the form comes filled in. */
const CHANGE = 'change';

/**
 * What the page of a move shows: the form, or the move looked over when the address holds a whole one.
 * @param query what was asked for: `grantId`, `to`, `on.day`, `on.month`, `on.year`
 * @returns null for nobody of the viewer's authority, and for those whose account is closed
 */
export async function movePageFor(
  viewer: Viewer,
  accountId: string,
  query: URLSearchParams,
): Promise<MovePageView | null> {
  if (!has(viewer, 'admin')) return null;
  const person = await findAccount(viewer, accountId);
  const [open] = await db().select({ active: account.active }).from(account).where(eq(account.id, accountId));
  if (!person || !open?.active) return null;
  const held = (await grantsInForce(db(), accountId)).filter(
    ({ role }) => role === 'head' || role === 'chair',
  );
  const names = await namesOf(held);
  const label = ({ role, urn }: GrantRow) => `${ROLE_NAMES[role]}, ${names.get(urn ?? 0) ?? ''}`;
  const page = {
    person,
    changeHref: `?${new URLSearchParams([...query, [CHANGE, '1']])}`,
    movable: held.map((grant) => ({ value: grant.id, label: label(grant) })),
    planned: await movesToCome(accountId),
  };
  if (!query.has('to') && !query.has('grantId')) return { ...page, preview: null, asked: null };
  const typed = new FormData();
  for (const [name, value] of query) typed.append(name, value);
  const form = await readForm(typed, moveForm);
  if (form.ok && query.has(CHANGE))
    return { ...page, preview: null, asked: form.submission.reply() as FormReply }; // its own reply, without errors
  if (!form.ok) return { ...page, preview: null, asked: form.reply.data };
  const verdict = await previewMove(viewer, { ...form.value, to: Number(form.value.to), accountId });
  if (verdict.ok) return { ...page, preview: verdict.value, asked: null };
  const error = { [verdict.field ?? '']: [verdict.message] };
  return { ...page, preview: null, asked: { ...(form.submission.reply() as FormReply), error } }; // its own reply, with our refusal
}

/**
 * Moves of an account that are settled and have not come. The caller has made sure that the viewer may know of the account.
 */
export async function movesToCome(accountId: string): Promise<PlannedMove[]> {
  const coming = await plannedGrants(db(), accountId);
  const names = await namesOf(coming);
  return coming.map((grant) => ({
    id: grant.id,
    role: ROLE_NAMES[grant.role],
    to: names.get(grant.urn ?? 0) ?? '',
    on: calendarDate(grant.createdAt),
  }));
}

async function namesOf(grants: readonly GrantRow[]): Promise<Map<number, string>> {
  const urns = grants.flatMap(({ urn }) => (urn === null ? [] : [urn]));
  if (urns.length === 0) return new Map();
  const rows = await db()
    .select({ urn: school.urn, name: school.name })
    .from(school)
    .where(inArray(school.urn, urns));
  return new Map(rows.map(({ urn, name }) => [urn, name]));
}
