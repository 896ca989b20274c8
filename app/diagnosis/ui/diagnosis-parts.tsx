import { Link } from '@remix-run/react';
import { ROLE_NAMES } from '~/accounts/wording';
import { count, dateWords, instantWords } from '~/kernel/words';
import { BandTag, Card, Details, Section, SummaryList, type SummaryRow, Table, Tag } from '~/ui';
import type { DiagnosisView } from '../diagnosis-queries.server';
import { ANSWER_WORDS, DISCUSSION_WORDS, THEME_WORDS, TREND_WORDS } from '../diagnosis-wording';
import {
  CRITERION_THEMES,
  type CriterionResult,
  focusAreaName,
  indicatorOf,
  needFromCriterion,
  suggestedNeeds,
} from '../domain';
import { similarHref } from '../domain/similar-comparison';
import { AskForSupport, isFree } from './ask-for-support';

/** The address of a part of a diagnosis. */
export function diagnosisHref({ urn, id }: { urn: number; id: string }, part = ''): string {
  return `/schools/${urn}/diagnosis/${id}${part}`;
}

/** The trail to a diagnosis. */
export function diagnosisCrumbs({ urn, school }: Pick<DiagnosisView, 'urn' | 'school'>) {
  return [
    { label: 'Schools', href: '/schools' },
    { label: school.name, href: `/schools/${urn}` },
    { label: 'Diagnosis', href: `/schools/${urn}/diagnosis` },
  ];
}

/** The band the analysis proposes with its reasons, or why there is none; and what is known of each band. */
export function ProposalPart({ view }: { view: DiagnosisView }) {
  const { proposal, results } = view.analysis;
  const drivers = results.filter(({ key }) => proposal.drivers.includes(key));
  return (
    <Section title="What the analysis proposes">
      <p className="mb-3">{view.proposed ? <BandTag band={view.proposed} /> : <Tag>No band proposed</Tag>}</p>
      <p>{proposal.reason}</p>
      {drivers.length > 0 ? (
        <ul className="mb-6 list-disc pl-6">
          {drivers.map((result) => (
            <li key={result.key}>
              {result.text} <span className="text-ink-soft">{result.why}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <Details summary="How the proposal is made">
        <p>
          Bands are looked at from most concern to least. A band is reached when at least three of its
          criteria are known, or all where it has fewer, and at least half of those known are met. Where too
          little is known of a band of more concern to rule it out, none is proposed. What an inspection found
          is asked of the overall grade and of the report card, and counts once where the school has one of
          them.
        </p>
        <Table
          caption="Criteria known and met, by band"
          columns={[
            { head: 'Band', cell: (row) => row.name },
            { head: 'Criteria', cell: (row) => row.criteria, numeric: true },
            { head: 'Known', cell: (row) => row.known, numeric: true },
            { head: 'Met', cell: (row) => row.met, numeric: true },
            { head: 'Result', cell: (row) => OUTCOME_WORDS[row.outcome] },
          ]}
          rows={proposal.tallies}
          rowKey={(row) => row.band}
          empty={<p>The framework has no criteria for this phase.</p>}
        />
      </Details>
    </Section>
  );
}

const OUTCOME_WORDS = {
  reached: 'Reached',
  'not-reached': 'Not reached',
  'too-little-known': 'Too little known',
} as const;

/** What the service says beside the analysis. */
export function ServicePart({ view }: { view: DiagnosisView }) {
  const { text, framework, school } = view;
  const own = framework.bands.find(({ key }) => key === text.brokerBand) ?? null;
  const rows: SummaryRow[] = [
    { label: 'What the analysis shows', value: text.narrative },
    { label: 'Improvement priorities', value: text.priorities },
    {
      label: 'Band put forward',
      value: view.putForward ? <BandTag band={view.putForward} /> : null,
    },
    ...(own && text.brokerReason
      ? [{ label: 'Why it differs from the analysis', value: text.brokerReason }]
      : []),
    {
      label: 'Discussion',
      value: text.discussion
        ? `${DISCUSSION_WORDS[text.discussion]} on ${dateWords(text.discussedOn)}${text.discussionNote ? `\n${text.discussionNote}` : ''}`
        : `Not held yet. ${school.maintained ? 'A maintained school is visited.' : 'An academy is telephoned.'}`,
    },
    {
      label: 'Expected at the next inspection',
      value: text.predictedOutcome ? outcomeWords(text.predictedOutcome) : null,
    },
  ];
  return (
    <Section title="From the school improvement service">
      <SummaryList rows={rows} empty="Not written yet" />
    </Section>
  );
}

/** A grade of inspection in words. */
export function outcomeWords(key: string): string {
  const grades = indicatorOf('inspection-leadership')?.values ?? [];
  return grades.find((grade) => grade.key === key)?.label ?? key;
}

/** Every criterion by theme: answer, figure, comparison, trend; what is missing said as such. */
export function CriteriaPart({ view }: { view: DiagnosisView }) {
  const { results } = view.analysis;
  const unknown = results.filter(({ answer }) => answer === 'not-known').length;
  const themes = CRITERION_THEMES.filter((theme) => results.some((result) => result.theme === theme));
  return (
    <Section title="Criteria and evidence">
      <p>
        {count(results.length, 'criterion', 'criteria')}, of which {unknown} not known. “Met” means that the
        criterion points to its band.
      </p>
      {themes.map((theme) => {
        const own = results.filter((result) => result.theme === theme);
        return (
          <Details key={theme} summary={`${THEME_WORDS[theme]} (${own.length})`}>
            {own.map((result) => (
              <Criterion key={result.key} result={result} view={view} />
            ))}
          </Details>
        );
      })}
    </Section>
  );
}

function Criterion({ result, view }: { result: CriterionResult; view: DiagnosisView }) {
  const state = ANSWER_WORDS[result.answer];
  const band = view.framework.bands.find(({ key }) => key === result.band);
  const evidence = view.evidence.filter(({ criterion }) => criterion === result.key).length;
  return (
    <div className="border-b border-line py-3">
      <p className="mb-1">
        <Tag tone={state.tone}>{state.name}</Tag>{' '}
        <span className="text-sm">for {band?.name ?? result.band}</span>
      </p>
      <p className="font-semibold">{result.text}</p>
      <p>{result.why}</p>
      <p className="text-sm text-ink-soft">
        {[
          result.by === 'person' ? 'Judged by the service' : null,
          result.evidence
            ? `Source: ${result.evidence.source}, held since ${dateWords(result.evidence.on)}`
            : null,
          result.comparator ? `compared with: ${result.comparator.source}` : null,
          result.evidence && result.evidence.value !== null
            ? `trend: ${TREND_WORDS[result.trend].toLowerCase()}`
            : null,
          evidence > 0 ? count(evidence, 'piece of evidence added', 'pieces of evidence added') : null,
        ]
          .filter(Boolean)
          .join('; ')}
        {result.comparator?.kind === 'similar' && result.evidence ? (
          <>
            {'. '}
            <Link
              to={similarHref(view.urn, {
                figure: { indicator: result.evidence.indicator, period: result.comparator.period },
              })}
            >
              Which schools these are
              <span className="visually-hidden">: those compared in {result.evidence.name}</span>
            </Link>
          </>
        ) : null}
      </p>
    </div>
  );
}

/** What was said in answer: the school's response, and the lead's decision. */
export function AnswerPart({ view }: { view: DiagnosisView }) {
  const { text } = view;
  if (!view.respondedAt && !view.decidedAt) return null;
  const rows: SummaryRow[] = [];
  if (view.respondedAt) {
    rows.push({
      label: 'The school’s answer',
      value: text.response || 'Agreed without comment',
    });
    rows.push({ label: 'Answered', value: `${instantWords(view.respondedAt)}, ${view.respondedBy ?? ''}` });
  }
  if (view.decided) rows.push({ label: 'Band in the end', value: <BandTag band={view.decided} /> });
  if (text.decisionReason && view.decidedAt) {
    rows.push({ label: 'Reasons for the decision', value: text.decisionReason });
    rows.push({ label: 'Decided', value: `${instantWords(view.decidedAt)}, ${view.decidedBy ?? ''}` });
  }
  return (
    <Section title="Answer and decision">
      <SummaryList rows={rows} />
    </Section>
  );
}

/** Evidence added by either side. */
export function EvidencePart({ view }: { view: DiagnosisView }) {
  const add = view.may.includes('add-evidence');
  if (view.evidence.length === 0 && !add) return null;
  return (
    <Section
      title="Evidence added"
      action={
        add ? (
          <Link to={diagnosisHref(view, '/evidence')} className="no-print">
            Add evidence
          </Link>
        ) : null
      }
    >
      {view.evidence.length === 0 ? <p>Nothing has been added yet.</p> : null}
      {view.evidence.map((one) => {
        const about = view.analysis.results.find(({ key }) => key === one.criterion);
        return (
          <Card key={one.id}>
            {about ? <p className="text-sm text-ink-soft">About: {about.text}</p> : null}
            {one.words ? <p className="whitespace-pre-line">{one.words}</p> : null}
            {one.fileName ? (
              <p>
                <a href={diagnosisHref(view, `/evidence/${one.id}`)}>{one.fileName}</a> (
                {Math.max(1, Math.round((one.fileBytes ?? 0) / 1000)).toLocaleString('en-GB')} kB)
              </p>
            ) : null}
            <p className="text-sm text-ink-soft">
              {one.by}, {instantWords(new Date(one.at))}
            </p>
          </Card>
        );
      })}
    </Section>
  );
}

/** Focus areas the criteria suggest, each with a way to state the need. */
export function NeedsPart({ view, formId }: { view: DiagnosisView; formId: string }) {
  const suggested = suggestedNeeds(view.analysis.results, view.framework.bands);
  const mayState = view.relations.includes('head') || view.relations.includes('broker');
  if (suggested.length === 0 || view.state === 'draft') return null;
  return (
    <Section
      title="Needs this suggests"
      action={
        <Link to={`/schools/${view.urn}/needs`} className="no-print">
          Needs of this school
        </Link>
      }
    >
      <p>The head and the adviser settle how pressing each is, what is wanted for children, and by when.</p>
      <ul className="mb-4">
        {suggested.map(({ focusArea, because: [first, ...more] }, n) =>
          first ? (
            <li key={focusArea} className="border-b border-line py-3">
              <p className="font-semibold">{focusAreaName(focusArea)}</p>
              <p>
                {ANSWER_WORDS[first.answer].name}: {first.text}
                {more.length > 0 ? (
                  <span className="text-ink-soft">
                    {' '}
                    And {count(more.length, 'more criterion', 'more criteria')}.
                  </span>
                ) : null}
              </p>
              <SuggestedNeed
                view={view}
                stated={view.needs.filter((need) => need.focusArea === focusArea)}
                requestId={`${formId}${n}`}
                mayState={mayState}
                to={`/schools/${view.urn}/needs/new?${new URLSearchParams(needFromCriterion(first, focusArea))}`}
                name={focusAreaName(focusArea)}
              />
            </li>
          ) : null,
        )}
      </ul>
      {mayState ? (
        <p className="no-print">
          <Link to={`/requests/new?urn=${view.urn}`}>Ask for support with needs already stated</Link>
        </p>
      ) : null}
    </Section>
  );
}

/** What has become of a suggested need: stated already, with its request or the way to one; or still to be stated. */
function SuggestedNeed({
  view,
  stated,
  requestId,
  mayState,
  to,
  name,
}: {
  view: DiagnosisView;
  stated: DiagnosisView['needs'];
  requestId: string;
  mayState: boolean;
  to: string;
  name: string;
}) {
  const [free] = stated.filter((need) => isFree(need) && need.urn === view.urn);
  if (stated.length === 0)
    return mayState ? (
      <p className="no-print">
        <Link to={to}>
          State this need<span className="visually-hidden">: {name}</span>
        </Link>
      </p>
    ) : null;
  return (
    <>
      {stated.map((need) => (
        <p key={need.id} className="mb-2">
          <Tag tone="green">Stated</Tag>{' '}
          <Link to={`/schools/${view.urn}/needs/${need.id}`}>
            See the need<span className="visually-hidden">: {name}</span>
          </Link>
          {need.request ? (
            <>
              , in request <Link to={`/requests/${need.request.id}`}>{need.request.ref}</Link>
            </>
          ) : null}
        </p>
      ))}
      {free && mayState && view.school.open ? <AskForSupport need={free} requestId={requestId} /> : null}
    </>
  );
}

/** Who has read it, and when. */
export function ReadingsPart({ view }: { view: DiagnosisView }) {
  if (view.state === 'draft') return null;
  return (
    <Section title="Who has read this">
      <Table
        caption="Readings of this diagnosis"
        hideCaption
        columns={[
          {
            head: 'Name',
            cell: (row) => (
              <>
                {row.name}
                <span className="block text-sm font-normal text-ink-soft">
                  {row.roles.map((role) => ROLE_NAMES[role]).join(', ')}
                </span>
              </>
            ),
          },
          { head: 'First', cell: (row) => instantWords(new Date(row.firstAt)) },
          { head: 'Last', cell: (row) => instantWords(new Date(row.lastAt)) },
          { head: 'Times', cell: (row) => row.times, numeric: true },
        ]}
        rows={view.readings}
        rowKey={(row) => row.name}
        empty={<p>Nobody has opened it since it was shared.</p>}
      />
    </Section>
  );
}
