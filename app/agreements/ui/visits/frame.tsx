import { Link } from '@remix-run/react';
import { count, instantWords } from '~/kernel/words';
import { type Crumb, Tag } from '~/ui';
import type { NoteCounts, NoteStanding } from '../../domain/visits/lateness';
import type { VisitStage } from '../../domain/visits/stages';
import type { VisitHead } from '../../visits/queries.server';
import type { VisitSummary } from '../../visits/read.server';
import { NOTE_TONES, noteStandingWords, STAGE_TAGS } from '../../visits/wording';
import { AgreementTabs, between, crumbsOf } from '../frame';

/** Where a page of visits is: below the agreement, or below the school for visits of the adviser. */
export function visitCrumbs({ agreement, base, urn, schoolName }: VisitHead, below = true): Crumb[] {
  const above = agreement
    ? crumbsOf(agreement)
    : [
        { label: 'Home', href: '/home' },
        { label: 'Schools', href: '/schools' },
        { label: schoolName, href: `/schools/${urn}` },
      ];
  return below ? [...above, { label: 'Visits', href: `${base}/visits` }] : above;
}

/** Whose visits these are, as a line above titles. */
export function visitCaption({ agreement, schoolName }: VisitHead): string {
  return agreement
    ? `Agreement ${agreement.ref}. ${between(agreement)}`
    : `Adviser’s visits to ${schoolName}`;
}

/** The pages of the agreement, where these are its visits. */
export function VisitTabs({ head: { agreement } }: { head: VisitHead }) {
  return agreement ? <AgreementTabs agreement={agreement} current="visits" /> : null;
}

/** Where a visit stands, in a word or two; one whose day has passed is still to be recorded. */
export function StageTag({
  visit: { stage, toRecord },
}: {
  visit: { stage: VisitStage; toRecord: boolean };
}) {
  const { label, tone } = STAGE_TAGS[stage];
  return <Tag tone={toRecord ? 'amber' : tone}>{toRecord ? 'To record' : label}</Tag>;
}

/** Whether its note was on time, and if not, by how much. */
export function NoteTag({ note }: { note: NoteStanding }) {
  if (note.kind === 'none') return null;
  if (note.kind === 'due') return <>{noteStandingWords(note)}</>;
  return <Tag tone={NOTE_TONES[note.kind]}>{noteStandingWords(note)}</Tag>;
}

/** The note of a visit in a list: on time or not, and whether it has been read. */
export function NoteCell({ visit }: { visit: VisitSummary }) {
  if (visit.stage === 'left-to-governors') return <>Leaves no record</>;
  if (visit.note.kind === 'none') return <span className="text-ink-soft">–</span>;
  return (
    <>
      <NoteTag note={visit.note} />
      {visit.noteSentAt ? (
        <span className="mt-1 block text-sm text-ink-soft">
          {visit.noteReadAt ? 'Read by the headteacher' : 'Not yet read'}
        </span>
      ) : null}
    </>
  );
}

/** How many notes were on time, late, and are still to come; and how many visits are still to be recorded. */
export function noteCountWords({ onTime, late, outstanding, overdue }: NoteCounts, toRecord = 0): string {
  const parts = [`${count(onTime, 'note')} on time`, `${late} late`, `${outstanding} outstanding`];
  const notes =
    onTime + late + outstanding === 0
      ? 'No visit has been written up yet.'
      : `${parts.join(', ')}${overdue > 0 ? `, of which ${overdue} overdue` : ''}.`;
  if (toRecord === 0) return notes;
  return `${notes} ${count(toRecord, 'visit is', 'visits are')} planned for a day that has passed, and not recorded.`;
}

/** Text people typed, with its paragraphs. */
export function Prose({ children }: { children: string }) {
  return <p className="max-w-measure whitespace-pre-line">{children}</p>;
}

/** When something was written and by whom. */
export function By({ by, at }: { by: string; at: Date }) {
  return (
    <>
      {by}, <time dateTime={at.toISOString()}>{instantWords(at)}</time>
    </>
  );
}

/** The way back that changes nothing. */
export function GoBack({ to }: { to: string }) {
  return (
    <Link to={to} className="inline-block py-2">
      Go back, change nothing
    </Link>
  );
}
