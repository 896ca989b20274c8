import { Link } from '@remix-run/react';
import { dateWords, instantWords } from '~/kernel/words';
import { ButtonLink, EmptyState, NextStep, Page, Section } from '~/ui';
import type { AmendmentLine } from '../../amendments/queries.server';
import { stillToSignWords } from '../../amendments/wording';
import { figureWords } from '../../domain';
import type { FormerRows } from '../../domain/former';
import type { AgreementHead } from '../../queries.server';
import { AgreementTabs, between, crumbsOf, StateTag } from '../frame';
import { AmendmentTag, amendmentHref } from './frame';

type AmendmentsPage = AgreementHead & { amendments: AmendmentLine[]; former: FormerRows };

/** Every amendment of an agreement with its state, and what is no longer part of it. */
export function AmendmentListPage({ page }: { page: AmendmentsPage }) {
  const { amendments } = page;
  return (
    <Page
      title="Amendments"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead="A signed agreement changes only by an amendment: what was, what will be and why, signed by those it concerns."
      next={<Next page={page} />}
      actions={<Link to={`/agreements/${page.id}/changes`}>Versions and changes</Link>}
    >
      <AgreementTabs agreement={page} current="amendments" />
      {amendments.length === 0 ? (
        <EmptyState title="Nothing has been amended">
          The agreement stands as it was signed, version {page.revision}.
        </EmptyState>
      ) : (
        <ul className="mb-8 border-t border-line">
          {amendments.map((line) => (
            <Line key={line.id} id={page.id} line={line} />
          ))}
        </ul>
      )}
      <Former former={page.former} />
    </Page>
  );
}

function Next({ page: { id, may, amendments, state } }: { page: AmendmentsPage }) {
  const open = amendments.find((one) => one.state === 'draft' || one.state === 'signing');
  if (open) {
    return (
      <NextStep
        title={
          open.state === 'draft'
            ? `Finish amendment ${open.number}`
            : `Amendment ${open.number} is being signed`
        }
        after="One amendment is made at a time. Until it is in force, the agreement stands as it was signed."
      >
        <ButtonLink to={amendmentHref(id, open)}>{`Go to amendment ${open.number}`}</ButtonLink>
      </NextStep>
    );
  }
  if (may.amend) {
    return (
      <NextStep
        title="Begin an amendment when something has to change"
        after="You say why, then make the changes. The broker sends them to those they concern, who sign."
      >
        <ButtonLink to={`/agreements/${id}/amend/new`}>Begin an amendment</ButtonLink>
      </NextStep>
    );
  }
  return (
    <NextStep
      title={
        state === 'active' || state === 'paused'
          ? 'Nothing waits to be signed'
          : 'Nothing more can be amended'
      }
      after={
        state === 'active' || state === 'paused'
          ? 'The headteacher of the client school, the provider or the broker begins an amendment. You are asked to sign when it concerns you.'
          : 'Only an agreement in force can be amended.'
      }
    />
  );
}

function Line({ id, line }: { id: string; line: AmendmentLine }) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-b border-line py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p>
          <Link to={amendmentHref(id, line)} className="inline-block py-1 font-semibold">
            Amendment {line.number}
          </Link>
        </p>
        <p className="max-w-measure whitespace-pre-line">{line.reason}</p>
        <p className="max-w-measure text-sm text-ink-soft">{standingWords(line)}</p>
      </div>
      <div className="py-1">
        <AmendmentTag state={line.state} />
      </div>
    </li>
  );
}

function standingWords({ words, at, baseRevision }: AmendmentLine): string {
  if (words === null) return `Last changed ${instantWords(at)}.`;
  if ('left' in words) return stillToSignWords(words.left);
  if ('inForceAt' in words)
    return `In force since ${instantWords(words.inForceAt)}, as version ${baseRevision + 1}.`;
  return `Withdrawn ${instantWords(at)}: ${words.withdrawn}`;
}

/** What earlier versions held and the one in force does not; its record is kept. */
function Former({ former: { outcomes, milestones, criteria } }: { former: FormerRows }) {
  if (outcomes.length + milestones.length + criteria.length === 0) return null;
  return (
    <Section title="No longer part of the agreement">
      <p className="mb-3 max-w-measure">
        These were agreed once and left out by an amendment. What was recorded of them is kept.
      </p>
      <ul className="border-t border-line">
        {outcomes.map(({ row, since }) => (
          <FormerLine key={row.id} what="Outcome" since={since}>
            {row.measure}, from {figureWords(row.baseline, row.unit)} to {figureWords(row.target, row.unit)}{' '}
            by {dateWords(row.byDate)}
          </FormerLine>
        ))}
        {milestones.map(({ row, since }) => (
          <FormerLine key={row.id} what="Milestone" since={since}>
            {row.text}, by {dateWords(row.date)}
          </FormerLine>
        ))}
        {criteria.map(({ row, since }) => (
          <FormerLine key={row.id} what="Exit criterion" since={since}>
            {row.text}
          </FormerLine>
        ))}
      </ul>
    </Section>
  );
}

function FormerLine({ what, since, children }: { what: string; since: number; children: React.ReactNode }) {
  return (
    <li className="border-b border-line py-3">
      <p className="max-w-measure">
        <span className="font-semibold">{what}:</span> {children}
      </p>
      <p className="text-sm text-ink-soft">No longer part of the agreement since version {since}.</p>
    </li>
  );
}
