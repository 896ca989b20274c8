import { Form, Link } from '@remix-run/react';
import { termWords } from '~/kernel/academic-year';
import { dateWords, instantWords } from '~/kernel/words';
import type { FormReply } from '~/platform/forms.server';
import {
  BandTag,
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  formState,
  Hidden,
  NextStep,
  Page,
  Section,
  Table,
  Tag,
} from '~/ui';
import type { DiagnosisHistory, DiagnosisView } from '../diagnosis-queries.server';
import { DIAGNOSIS_STATE_WORDS, diagnosisTitle } from '../diagnosis-wording';
import {
  AnswerPart,
  CriteriaPart,
  diagnosisCrumbs,
  diagnosisHref,
  EvidencePart,
  NeedsPart,
  ProposalPart,
  ReadingsPart,
  ServicePart,
} from './diagnosis-parts';

/** A school's diagnoses: the one to look at first, and those before it. */
export function DiagnosesPage({
  history,
  id,
  term,
  answer,
}: {
  history: DiagnosisHistory;
  /** For a new draft. */
  id: string;
  term: string;
  answer?: FormReply;
}) {
  const { school, versions, mayDraft, hasFramework, standings } = history;
  return (
    <Page
      title="Diagnosis"
      caption={school.name}
      breadcrumbs={diagnosisCrumbs({ urn: school.urn, school }).slice(0, 2)}
      lead="What the evidence says about the school, the band agreed, and how it was agreed. Read by the school and the authority’s school improvement service only."
      next={
        history.current ? (
          <NextStep title="Look at the latest diagnosis">
            <ButtonLink to={diagnosisHref({ urn: school.urn, id: history.current })}>
              Open the diagnosis
            </ButtonLink>
          </NextStep>
        ) : null
      }
    >
      <ErrorSummary form={formState(answer)} />
      {versions.length === 0 ? (
        <EmptyState title="No diagnosis yet">
          <p>
            {mayDraft
              ? 'Analyse the school to make a draft from the figures held. Nobody at the school sees it until you share it.'
              : 'The school improvement service shares one with the head and the chair of governors, usually in the autumn term.'}
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Diagnoses of this school, newest first"
          columns={[
            {
              head: 'Term',
              cell: (row) => (
                <Link to={diagnosisHref({ urn: school.urn, id: row.id })}>{diagnosisTitle(row.term)}</Link>
              ),
            },
            {
              head: 'State',
              cell: (row) => (
                <Tag tone={DIAGNOSIS_STATE_WORDS[row.state].tone}>
                  {DIAGNOSIS_STATE_WORDS[row.state].name}
                </Tag>
              ),
            },
            { head: 'Band', cell: (row) => (row.band ? <BandTag band={row.band} /> : 'None proposed') },
            { head: 'Since', cell: (row) => instantWords(new Date(row.at)) },
          ]}
          rows={versions}
          rowKey={(row) => row.id}
        />
      )}
      {standings.length > 0 ? (
        <Section title="Bands so far">
          <Table
            caption="Bands the school has been in, the latest first"
            hideCaption
            columns={[
              { head: 'From', cell: (row) => dateWords(row.decidedOn) },
              {
                head: 'Band',
                cell: (row) => (
                  <>
                    <BandTag band={row.band} />
                    {row.current ? <span className="block text-sm">In force</span> : null}
                  </>
                ),
              },
              {
                head: 'Why',
                cell: (row) => (
                  <>
                    <span className="whitespace-pre-line">{row.rationale}</span>
                    <span className="block text-sm text-ink-soft">Under {row.framework}</span>
                  </>
                ),
              },
            ]}
            rows={standings}
            rowKey={(row) => row.id}
          />
        </Section>
      ) : null}
      {mayDraft && hasFramework ? (
        <Section title={`Analyse for ${termWords(term)}`}>
          <p>
            Makes a draft from the figures held now. A draft of the same term is replaced; anything shared
            stays.
          </p>
          <Form method="post">
            <Hidden values={{ id }} />
            <Button tone={versions.length === 0 ? 'primary' : 'secondary'}>Analyse this school</Button>
          </Form>
        </Section>
      ) : null}
    </Page>
  );
}

/** One diagnosis with all that belongs to it. */
export function DiagnosisPage({
  view,
  formId,
  answer,
}: {
  view: DiagnosisView;
  /** What the ids of requests started here begin with. */
  formId: string;
  answer?: FormReply;
}) {
  const state = DIAGNOSIS_STATE_WORDS[view.state];
  return (
    <Page
      title={diagnosisTitle(view.term)}
      caption={view.school.name}
      breadcrumbs={diagnosisCrumbs(view)}
      tag={
        <>
          <Tag tone={state.tone}>{state.name}</Tag>
          {view.decided ? <BandTag band={view.decided} /> : null}
        </>
      }
      lead={
        <>
          Made under {view.framework.name}, version {view.framework.version}
          {view.frameworkSuperseded
            ? '. The authority has since changed its framework; this keeps its own.'
            : '.'}
        </>
      }
      next={<NextForDiagnosis view={view} />}
    >
      <ErrorSummary form={formState(answer)} />
      <AnswerPart view={view} />
      <ServicePart view={view} />
      <ProposalPart view={view} />
      <CriteriaPart view={view} />
      <EvidencePart view={view} />
      <NeedsPart view={view} formId={formId} />
      <ReadingsPart view={view} />
    </Page>
  );
}

function NextForDiagnosis({ view }: { view: DiagnosisView }) {
  const may = (action: DiagnosisView['may'][number]) => view.may.includes(action);
  if (may('share')) {
    const edit = <ButtonLink to={diagnosisHref(view, '/edit')}>Write the diagnosis</ButtonLink>;
    if (view.missing)
      return (
        <NextStep title="Write the diagnosis" after={view.missing}>
          {edit}
        </NextStep>
      );
    return (
      <NextStep
        title="Share it with the school"
        after="The head and the chair of governors are told and can read all of it. The analysis is then fixed; a later diagnosis replaces it."
      >
        <Form method="post" className="flex flex-wrap items-center gap-4">
          <Hidden values={{ version: view.version }} />
          <Button>Share with head and chair</Button>
          <Link to={diagnosisHref(view, '/edit')} className="inline-block py-2">
            Change it first
          </Link>
        </Form>
      </NextStep>
    );
  }
  if (may('decide'))
    return (
      <NextStep
        title="Decide the band"
        after="The school and its adviser are told. They can still agree between themselves until you decide."
      >
        <span className="flex flex-wrap items-center gap-4">
          <ButtonLink to={diagnosisHref(view, '/decide')}>Read and decide</ButtonLink>
          <Link to={diagnosisHref(view, '/edit')} className="inline-block py-2">
            Record the discussion, or put another band forward
          </Link>
        </span>
      </NextStep>
    );
  if (may('agree'))
    return (
      <NextStep
        title={view.state === 'contested' ? 'Agree, or wait for the decision' : 'Answer the diagnosis'}
        after={
          may('contest')
            ? 'If you agree, the band is in force. If you see it differently, say why and add evidence: you and your adviser can still agree, or the lead decides with reasons.'
            : 'You have contested it. You can add evidence, agree to what is put forward now, or leave the decision to the lead.'
        }
      >
        <ButtonLink to={diagnosisHref(view, '/answer')}>
          {may('contest') ? 'Agree or contest' : 'Agree to the band put forward'}
        </ButtonLink>
      </NextStep>
    );
  if (may('revise'))
    return (
      <NextStep
        title="Talk it through with the school"
        after="You can record the discussion and put another band forward for the head to agree. Otherwise the lead decides."
      >
        <ButtonLink to={diagnosisHref(view, '/edit')}>Record the discussion or another band</ButtonLink>
      </NextStep>
    );
  if (may('discuss'))
    return (
      <NextStep
        title="Wait for the school’s answer"
        after={`Shared on ${view.sharedAt ? instantWords(new Date(view.sharedAt)) : ''}. The head agrees or contests it.`}
      >
        <Link to={diagnosisHref(view, '/edit')}>
          {view.text.discussion
            ? 'Change the note of the discussion'
            : 'Record the visit or telephone discussion'}
        </Link>
      </NextStep>
    );
  if (view.state === 'shared' || view.state === 'contested')
    return (
      <NextStep
        title={
          view.state === 'shared'
            ? 'The head answers for the school'
            : 'The lead decides, unless both agree first'
        }
        after="You can add evidence meanwhile."
      />
    );
  if (view.state === 'superseded')
    return (
      <NextStep title="A later diagnosis has replaced this one">
        <Link to={`/schools/${view.urn}/diagnosis`}>See all diagnoses of the school</Link>
      </NextStep>
    );
  return (
    <NextStep title="State the needs it shows" after="Support is asked for with needs.">
      <Link to={`/schools/${view.urn}/needs`}>Needs of this school</Link>
    </NextStep>
  );
}
