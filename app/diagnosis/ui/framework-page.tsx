import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { BandTag, DateText, InsetText, Page, Section, SummaryList, Tag } from '~/ui';
import { THEME_WORDS } from '../diagnosis-wording';
import { focusAreaName } from '../domain';
import { CRITERION_THEMES, type CriterionData, type FrameworkBand } from '../domain/framework';
import { adviserDaysWords, FUNDER_WORDS, phasesWords, REVIEW_WORDS, testWords } from '../framework-wording';
import type { FrameworkView } from '../frameworks.server';

type Props = {
  framework: FrameworkView;
  /** The lead of the authority, and this is the version in force. */
  mayEdit: boolean;
  /** The version before this one. */
  earlier: string | null;
  inForce: string | null;
  authority: string;
};

/** Where a version stands, in one word. */
export function VersionTag({ inForce }: { inForce: boolean }) {
  return inForce ? <Tag tone="green">In force</Tag> : <Tag>Earlier version</Tag>;
}

/** A banding framework as a head reads it: each band, what it brings, and how a school comes to be in it. */
export function FrameworkPage({ framework, mayEdit, earlier, inForce, authority }: Props) {
  const { bands, criteria } = framework;
  return (
    <Page
      title={framework.name}
      caption={`How schools are banded in ${authority}`}
      tag={<VersionTag inForce={framework.inForce} />}
      lead="A band says how much support a school is offered. It is agreed with the school, from evidence the school can see and answer."
      actions={
        <>
          {earlier ? (
            <Link to={`/frameworks/${framework.id}/changes`}>What changed in this version</Link>
          ) : null}
          {mayEdit ? <Link to="/admin/frameworks">All versions, and adopting another</Link> : null}
        </>
      }
    >
      {framework.inForce ? null : (
        <InsetText>
          <p>
            Diagnoses made under this version keep it. New ones are made under{' '}
            {inForce ? (
              <Link to={`/frameworks/${inForce}`}>the version in force</Link>
            ) : (
              'the version in force'
            )}
            .
          </p>
        </InsetText>
      )}
      <nav aria-label="Contents" className="mb-8">
        <h2>Contents</h2>
        <ul>
          {bands.map((band) => (
            <li key={band.key}>
              <a href={`#band-${band.key}`}>{band.name}</a>
            </li>
          ))}
          <li>
            <a href="#about">About this version</a>
          </li>
        </ul>
      </nav>
      {bands.map((band) => (
        <BandSection
          key={band.key}
          band={band}
          criteria={criteria.filter((one) => one.band === band.key)}
          edit={mayEdit ? `/admin/frameworks/${framework.id}` : null}
        />
      ))}
      <div id="about">
        <Section title="About this version">
          <SummaryList
            rows={[
              { label: 'Version', value: String(framework.version) },
              {
                label: 'In force from',
                value: <DateText date={calendarDate(framework.adoptedAt)} />,
              },
              { label: 'Made by', value: framework.by ?? 'Set up with the service' },
              { label: 'Why', value: framework.note ?? 'Adopted when the service began' },
              { label: 'Follows', value: framework.source },
            ]}
          />
        </Section>
      </div>
    </Page>
  );
}

function BandSection({
  band,
  criteria,
  edit,
}: {
  band: FrameworkBand;
  criteria: readonly CriterionData[];
  edit: string | null;
}) {
  const themes = CRITERION_THEMES.filter((theme) => criteria.some((one) => one.theme === theme));
  return (
    <div id={`band-${band.key}`}>
      <Section
        title={band.name}
        action={
          edit ? (
            <Link to={`${edit}/band/${band.key}`} className="change-link">
              Change<span className="visually-hidden"> the words and terms of {band.name}</span>
            </Link>
          ) : undefined
        }
      >
        <p className="mb-3">
          <BandTag band={band} />
        </p>
        <p>{band.meaning}</p>
        {band.terms ? <Terms terms={band.terms} /> : null}
        <h3>What points to this band</h3>
        {themes.map((theme) => (
          <div key={theme} className="mb-6">
            <h4 className="mb-1 font-semibold">{THEME_WORDS[theme]}</h4>
            <ul>
              {criteria
                .filter((one) => one.theme === theme)
                .map((one) => (
                  <Criterion key={one.key} criterion={one} edit={edit} />
                ))}
            </ul>
          </div>
        ))}
        {criteria.length === 0 ? <p>No criteria are recorded for this band.</p> : null}
        {edit ? (
          <p className="no-print">
            <Link to={`${edit}/add/${band.key}`}>Add a criterion to {band.name}</Link>
          </p>
        ) : null}
      </Section>
    </div>
  );
}

function Terms({ terms }: { terms: NonNullable<FrameworkBand['terms']> }) {
  return (
    <SummaryList
      empty="Nothing more"
      rows={[
        { label: 'What it opens', value: <Sentences lines={opened(terms)} /> },
        {
          label: 'What it asks for',
          value: terms.requires.length > 0 ? <Sentences lines={terms.requires} /> : '',
        },
        { label: 'Progress is reviewed', value: REVIEW_WORDS[terms.review] },
        { label: 'Adviser days the authority pays for', value: adviserDaysWords(terms.adviserHalfDays) },
        {
          label: 'Who pays for brokered support, maintained schools',
          value: FUNDER_WORDS[terms.funding.maintained],
        },
        { label: 'Who pays for brokered support, academies', value: FUNDER_WORDS[terms.funding.academy] },
      ]}
    />
  );
}

function opened(terms: NonNullable<FrameworkBand['terms']>): string[] {
  return [
    ...terms.opens,
    ...(terms.invitedToRegister ? ['An invitation to offer support to other schools.'] : []),
    ...(terms.improvementReviews ? ['Improvement Reviews of progress with head, chair and adviser.'] : []),
  ];
}

function Sentences({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="list-none space-y-1 pl-0 whitespace-normal">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Criterion({ criterion, edit }: { criterion: CriterionData; edit: string | null }) {
  return (
    <li>
      {criterion.text}
      <span className="hint">
        {testWords(criterion.test)}
        {criterion.phases.length > 0 ? ` ${phasesWords(criterion.phases)}.` : ''}
        {criterion.suggests.length > 0
          ? ` Suggests: ${criterion.suggests.map(focusAreaName).join(', ')}.`
          : ''}
      </span>
      {edit ? (
        <span className="no-print flex flex-wrap gap-x-4">
          <Link to={`${edit}/criterion/${criterion.key}`}>
            Change<span className="visually-hidden">: {criterion.text}</span>
          </Link>
          <Link to={`${edit}/remove/${criterion.key}`}>
            Take out<span className="visually-hidden">: {criterion.text}</span>
          </Link>
        </span>
      ) : null}
    </li>
  );
}

/** Before an authority has adopted a framework. */
export function NoFrameworkPage({ authority, lead }: { authority: string; lead: boolean }) {
  return (
    <Page
      title="How schools are banded"
      caption={authority}
      lead="The authority has not adopted a banding framework yet."
    >
      {lead ? (
        <p>
          <Link to="/admin/frameworks/adopt">Adopt a framework</Link>
        </p>
      ) : (
        <p>The head of service adopts one. Schools can read it here as soon as that is done.</p>
      )}
    </Page>
  );
}
