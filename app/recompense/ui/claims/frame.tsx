import { Link } from '@remix-run/react';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { VAT_WORDS } from '~/kernel/vat';
import { type Crumb, Money, Table, Tag } from '~/ui';
import type { ClaimView, DivisionView, LineView } from '../../claims/view';
import { ANSWER_TAGS, CLAIM_TAGS, DECISION_TAGS, SAMPLE_TAGS } from '../../claims/wording';
import type { ClaimState, SampleState } from '../../domain/claims/vocabulary';

/** Where pages of claims are. */
export const claimCrumbs = (...more: Crumb[]): Crumb[] => [
  { label: 'Home', href: '/home' },
  { label: 'Money', href: '/recompense' },
  { label: 'Claims', href: '/claims' },
  ...more,
];

/** A claim's state in a word or two. */
export function ClaimTag({ state }: { state: ClaimState }) {
  const { label, tone } = CLAIM_TAGS[state];
  return <Tag tone={tone}>{label}</Tag>;
}

export function SampleTag({ state }: { state: SampleState }) {
  const { label, tone } = SAMPLE_TAGS[state];
  return <Tag tone={tone}>{label}</Tag>;
}

/** Whose claim it is, as a line above titles. */
export function claimCaption({ providerName, homeName, schoolName, agreement }: ClaimView): string {
  return `${providerName} of ${homeName}, for support of ${schoolName}. Agreement ${agreement.ref}`;
}

/** Lines of a claim with what was said of each, and what they come to. */
export function LinesTable({
  claim,
  caption = 'What is claimed',
}: {
  claim: Pick<ClaimView, 'lines' | 'totalPence' | 'state'>;
  caption?: string;
}) {
  const answered = claim.state !== 'draft';
  return (
    <Table
      caption={caption}
      hideCaption
      rows={claim.lines}
      rowKey={({ id }) => id}
      columns={[
        { head: 'Line', cell: (line) => <LineWords line={line} /> },
        ...(answered ? [{ head: 'Answer', cell: (line: LineView) => <LineStanding line={line} /> }] : []),
        { head: 'Sum', numeric: true, cell: (line) => <LineSum line={line} /> },
      ]}
      total={['Total', ...(answered ? [''] : []), <Total key="total" claim={claim} />]}
    />
  );
}

/** What the lines come to, and what is left where money was taken back. */
function Total({ claim }: { claim: Pick<ClaimView, 'lines' | 'totalPence'> }) {
  const back = claim.lines.reduce((sum, { clawedBackPence }) => sum + clawedBackPence, 0);
  if (back === 0) return <Money pence={claim.totalPence} />;
  return (
    <>
      <Money pence={claim.totalPence} />
      <span className="block text-sm font-normal text-ink-soft">
        less <Money pence={back} /> taken back
      </span>
      <Money pence={claim.totalPence - back} />
    </>
  );
}

/** A line in words, with what was asked and replied about it. */
export function LineWords({ line }: { line: LineView }) {
  return (
    <>
      {line.visitHref ? <Link to={line.visitHref}>{line.words}</Link> : line.words}
      {line.correctedTo !== null ? (
        <span className="mt-1 block font-normal">
          <Tag tone="amber">Corrected since</Tag>{' '}
          <span className="text-sm text-ink-soft">
            By its note the visit took {daysWords(line.correctedTo)}; {daysWords(line.halfDays ?? 0)} was
            claimed.
          </span>
        </span>
      ) : null}
      {line.query ? <Said who="The school asked" text={line.query} /> : null}
      {line.reply ? <Said who="The provider replied" text={line.reply} /> : null}
      {line.decisionReason ? <Said who="Taken off" text={line.decisionReason} /> : null}
    </>
  );
}

function Said({ who, text }: { who: string; text: string }) {
  return (
    <span className="mt-1 block max-w-measure border-l-4 border-line pl-3 text-sm font-normal whitespace-pre-line">
      <span className="text-ink-soft">{who}: </span>
      {text}
    </span>
  );
}

function LineStanding({ line }: { line: LineView }) {
  if (line.decision) {
    const { label, tone } = DECISION_TAGS[line.decision];
    return <Tag tone={tone}>{label}</Tag>;
  }
  const { label, tone } = ANSWER_TAGS[line.answer];
  return <Tag tone={tone}>{label}</Tag>;
}

function LineSum({ line }: { line: LineView }) {
  if (line.decision === 'removed') {
    return (
      <>
        <s>
          <Money pence={line.amountPence} />
        </s>
        <span className="visually-hidden"> taken off</span>
      </>
    );
  }
  return (
    <>
      <Money pence={line.amountPence} />
      {line.clawedBackPence > 0 ? (
        <span className="mt-1 block text-sm text-ink-soft">
          <Money pence={line.clawedBackPence} /> taken back
        </span>
      ) : null}
    </>
  );
}

type Part = { label: string; detail: string; pence: number };

/** Who pays a claim and who receives it: both make its sum. */
export function DivisionTable({ claim, division }: { claim: ClaimView; division: DivisionView }) {
  const vat = (pence: number) => (pence > 0 ? `, and VAT of ${moneyWords(pence)} on top` : '');
  const pays: Part[] = [
    {
      label: claim.schoolName,
      detail: `Pays the authority’s invoice${vat(division.schoolVatPence)}`,
      pence: division.schoolPence,
    },
    { label: 'The authority', detail: 'Pays from its budget', pence: division.authorityPence },
  ];
  const receives: Part[] = [
    {
      label: claim.homeName,
      detail: `Is paid by the authority${vat(division.homeSchoolVatPence)}`,
      pence: division.homeSchoolPence,
    },
    {
      label: 'The authority’s brokerage',
      detail: 'Keeps its agreed part of the work',
      pence: division.brokeragePence,
    },
  ];
  const table = (caption: string, head: string, parts: Part[]) => (
    <Table
      caption={caption}
      rows={parts.filter(({ pence }) => pence > 0)}
      rowKey={({ label }) => label}
      columns={[
        {
          head,
          cell: ({ label, detail }) => (
            <>
              {label}
              <span className="block text-sm font-normal text-ink-soft">{detail}</span>
            </>
          ),
        },
        { head: 'Sum without VAT', numeric: true, cell: ({ pence }) => <Money pence={pence} /> },
      ]}
      total={['Together', <Money key="total" pence={division.netPence} />]}
    />
  );
  return (
    <>
      <div className="gap-10 sm:grid sm:grid-cols-2">
        <div>{table('Who pays', 'Payer', pays)}</div>
        <div>{table('Who receives', 'Receiver', receives)}</div>
      </div>
      <p className="mb-8 text-sm text-ink-soft">VAT as agreed: {VAT_WORDS[division.vat]}.</p>
    </>
  );
}
