import { Form, Link } from '@remix-run/react';
import { termWords } from '~/kernel/academic-year';
import type { FormReply } from '~/platform/forms.server';
import {
  BandTag,
  Button,
  ButtonRow,
  DateField,
  Details,
  ErrorSummary,
  FileField,
  type FormState,
  formState,
  Hidden,
  InsetText,
  Page,
  RadioGroup,
  Section,
  SelectField,
  TextArea,
  TextField,
} from '~/ui';
import { DIAGNOSIS_LONGEST, judgedField } from '../diagnosis-forms';
import type { DiagnosisView } from '../diagnosis-queries.server';
import { DISCUSSION_WORDS, diagnosisTitle, THEME_WORDS } from '../diagnosis-wording';
import { type CriterionResult, needsJudgement, OVERALL_GRADES, REPORT_CARD_GRADES } from '../domain';
import { AnswerPart, diagnosisCrumbs, diagnosisHref, EvidencePart, ServicePart } from './diagnosis-parts';
import { type FieldNames, StaleAnswers } from './stale-answers';

const NAMES: FieldNames = {
  narrative: 'What the analysis shows',
  priorities: 'Improvement priorities',
  brokerBand: 'Band',
  brokerReason: 'Why another band',
  predictedOutcome: 'Expected at the next inspection',
  discussion: 'Kind of discussion',
  discussedOn: 'Date of the discussion',
  discussionNote: 'Note of the discussion',
  response: 'The school’s answer',
};

type Props = { view: DiagnosisView; answer?: FormReply };

const crumbs = (view: DiagnosisView) => [
  ...diagnosisCrumbs(view),
  { label: diagnosisTitle(view.term), href: diagnosisHref(view) },
];

function Buttons({ view, children }: { view: DiagnosisView; children: string }) {
  return (
    <ButtonRow>
      <Button>{children}</Button>
      <Link to={diagnosisHref(view)} className="inline-block py-2">
        Cancel
      </Link>
    </ButtonRow>
  );
}

/** What the service writes: all of it in a draft; the discussion, and once contested another band, after sharing. */
export function EditDiagnosisPage({ view, answer }: Props) {
  const judgements = view.analysis.results.filter(needsJudgement);
  const judged = Object.fromEntries(
    judgements.flatMap((result, i) => {
      const field = judgedField(i);
      return result.by === 'person'
        ? [
            [field.answer, result.answer],
            [field.note, result.why],
          ]
        : [];
    }),
  );
  const form = formState(answer, {
    ...view.text,
    ...judged,
    brokerBand: view.text.brokerBand ?? view.proposed?.key ?? '',
  });
  const draft = view.state === 'draft';
  return (
    <Page
      title={draft ? 'Write the diagnosis' : 'Record the discussion'}
      caption={view.school.name}
      breadcrumbs={crumbs(view)}
      lead={
        draft
          ? 'Only the school improvement service sees it until it is shared.'
          : 'The school reads this as soon as it is saved.'
      }
    >
      <ErrorSummary form={form} />
      <StaleAnswers answer={answer} names={NAMES} />
      <Form method="post" noValidate>
        <Hidden values={{ version: view.version }} />
        {draft ? <DraftFields view={view} form={form} /> : null}
        {view.may.includes('edit') || view.may.includes('revise') ? (
          <Section title="Band">
            <BandFields view={view} form={form} />
          </Section>
        ) : null}
        <Section title="Discussion with the school">
          <DiscussionFields view={view} form={form} />
        </Section>
        {draft && judgements.length > 0 ? (
          <Section title={`Criteria for you to judge (${judgements.length})`}>
            <p>
              No figure answers these. Leave one as not known rather than guess: what is not known is said,
              and counts for nothing.
            </p>
            {judgements.map((result, i) => {
              const field = judgedField(i);
              const band = view.framework.bands.find(({ key }) => key === result.band);
              return (
                <Details
                  key={result.key}
                  summary={`${THEME_WORDS[result.theme]}, ${band?.name ?? result.band}: ${result.text}`}
                >
                  <div className="stack">
                    <SelectField
                      form={form}
                      name={field.answer}
                      label="Does this describe the school?"
                      hint={hintFor(view, result)}
                      empty="Not known"
                      options={[
                        { value: 'met', label: 'Yes, met' },
                        { value: 'not-met', label: 'No, not met' },
                      ]}
                    />
                    <TextField form={form} name={field.note} label="What shows it" optional />
                  </div>
                </Details>
              );
            })}
          </Section>
        ) : null}
        <Buttons view={view}>Save</Buttons>
      </Form>
    </Page>
  );
}

/** Why nothing is known from data, and what was judged last time: to be looked at afresh, not carried over. */
function hintFor({ before }: DiagnosisView, { key, missing }: CriterionResult): string | undefined {
  const earlier = before?.judged[key];
  const told = earlier && before ? `In the ${termWords(before.term)}: ${earlier}` : null;
  return [missing, told].filter(Boolean).join(' ') || undefined;
}

function DraftFields({ view, form }: { view: DiagnosisView; form: FormState }) {
  return (
    <Section title="In your words">
      <div className="stack">
        <TextArea
          form={form}
          name="narrative"
          label="What does the analysis show?"
          hint={`The analysis: ${view.analysis.proposal.reason}`}
          maxLength={DIAGNOSIS_LONGEST.narrative}
          rows={6}
        />
        <TextArea
          form={form}
          name="priorities"
          label="What are the improvement priorities?"
          maxLength={DIAGNOSIS_LONGEST.priorities}
        />
        <SelectField
          form={form}
          name="predictedOutcome"
          label="What do you expect the next inspection to find?"
          hint="Kept with the diagnosis, so that the service can see how well it foresees"
          empty="Not said"
          optional
          options={[
            { label: 'Overall grades', options: OVERALL_GRADES.map(toOption) },
            { label: 'Report cards, lowest grade', options: REPORT_CARD_GRADES.map(toOption) },
          ]}
        />
      </div>
    </Section>
  );
}

const toOption = ({ key, label }: { key: string; label: string }) => ({ value: key, label });

function BandFields({ view, form }: { view: DiagnosisView; form: FormState }) {
  return (
    <div className="stack">
      <BandChoice view={view} form={form} name="brokerBand" label="Which band do you put forward?" />
      <TextArea
        form={form}
        name="brokerReason"
        label="Why, where it differs from the analysis"
        hint={
          view.proposed
            ? `The analysis proposes ${view.proposed.name}`
            : 'The analysis proposes none: say what your judgement rests on'
        }
        maxLength={DIAGNOSIS_LONGEST.reason}
        optional
        rows={3}
      />
    </div>
  );
}

function BandChoice({
  view,
  form,
  name,
  label,
}: {
  view: DiagnosisView;
  form: FormState;
  name: string;
  label: string;
}) {
  return (
    <RadioGroup
      form={form}
      name={name}
      label={label}
      choices={view.framework.bands.map((band) => ({
        value: band.key,
        label: band.name,
        hint: band.meaning,
      }))}
    />
  );
}

function DiscussionFields({ view, form }: { view: DiagnosisView; form: FormState }) {
  return (
    <div className="stack">
      <RadioGroup
        form={form}
        name="discussion"
        label="How was it held?"
        hint={
          view.school.maintained
            ? 'A maintained school is usually visited'
            : 'An academy is usually telephoned'
        }
        optional
        choices={(['visit', 'telephone'] as const).map((kind) => ({
          value: kind,
          label: DISCUSSION_WORDS[kind],
        }))}
      />
      <DateField form={form} name="discussedOn" label="When?" optional />
      <TextArea
        form={form}
        name="discussionNote"
        label="Note of the discussion"
        maxLength={DIAGNOSIS_LONGEST.note}
        optional
      />
    </div>
  );
}

/** The head agrees or contests. */
export function AnswerDiagnosisPage({ view, answer }: Props) {
  const contest = view.may.includes('contest');
  const form = formState(answer, contest ? {} : { answer: 'agree' });
  return (
    <Page
      title={contest ? 'Do you agree with this diagnosis?' : 'Agree to the band put forward'}
      caption={view.school.name}
      breadcrumbs={crumbs(view)}
    >
      <ErrorSummary form={form} />
      <StaleAnswers answer={answer} names={NAMES} />
      <ServicePart view={view} />
      <InsetText>
        <p>
          Evidence can be added before or after you answer:{' '}
          <Link to={diagnosisHref(view, '/evidence')}>add words or a file</Link>.
        </p>
      </InsetText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: view.version, ...(contest ? {} : { answer: 'agree' }) }} />
        {contest ? (
          <RadioGroup
            form={form}
            name="answer"
            label="Your answer for the school"
            choices={[
              {
                value: 'agree',
                label: `I agree, with the band ${view.putForward?.name ?? ''}`,
                hint: 'The band is in force from today',
              },
              {
                value: 'contest',
                label: 'I see it differently',
                hint: 'Say what and why; you and your adviser can still agree, or the lead decides',
              },
            ]}
          />
        ) : (
          <p>
            The band put forward now: <BandTag band={view.putForward} />
          </p>
        )}
        <TextArea
          form={form}
          name="response"
          label={contest ? 'What you want to say' : 'Anything to add'}
          hint={contest ? 'Needed if you see it differently' : undefined}
          maxLength={DIAGNOSIS_LONGEST.response}
          optional
        />
        <Buttons view={view}>{contest ? 'Send the answer' : 'Agree to this band'}</Buttons>
      </Form>
    </Page>
  );
}

/** The lead decides what stays contested. */
export function DecideDiagnosisPage({ view, answer }: Props) {
  const form = formState(answer);
  return (
    <Page
      title="Decide the band"
      caption={view.school.name}
      breadcrumbs={crumbs(view)}
      lead="The school and its adviser read your reasons. The band is in force from today, and the conversation is kept."
    >
      <ErrorSummary form={form} />
      <StaleAnswers answer={answer} names={NAMES} />
      <AnswerPart view={view} />
      <ServicePart view={view} />
      <EvidencePart view={view} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: view.version }} />
        <BandChoice view={view} form={form} name="band" label="Which band is the school in?" />
        <TextArea
          form={form}
          name="reason"
          label="Your reasons"
          hint="What you have weighed, from both sides"
          maxLength={DIAGNOSIS_LONGEST.reason}
        />
        <Buttons view={view}>Decide</Buttons>
      </Form>
    </Page>
  );
}

/** Adds evidence, in words or a file. */
export function AddEvidencePage({ view, answer, id }: Props & { id: string }) {
  const form = formState(answer);
  return (
    <Page
      title="Add evidence"
      caption={view.school.name}
      breadcrumbs={crumbs(view)}
      lead="Read by the school’s head and chair and the school improvement service. It is kept with the diagnosis and cannot be removed."
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate encType="multipart/form-data" className="stack">
        <Hidden values={{ id: form.value('id') || id }} />
        <SelectField
          form={form}
          name="criterion"
          label="What is it about?"
          empty="The diagnosis as a whole"
          width="full"
          optional
          options={view.analysis.results.map(({ key, theme, text }) => ({
            value: key,
            label: `${THEME_WORDS[theme]}: ${text.length > 90 ? `${text.slice(0, 90)}…` : text}`,
          }))}
        />
        <TextArea
          form={form}
          name="words"
          label="What does it show?"
          hint="Leave out names of children"
          maxLength={DIAGNOSIS_LONGEST.note}
          optional
        />
        <FileField
          form={form}
          name="file"
          label="A file"
          hint="PDF, Word, Excel, PNG, JPEG, CSV or text, up to 10 MB, without macros. Where and when a picture was taken is left out of what is kept."
          accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg,.csv,.txt"
          optional
        />
        <Buttons view={view}>Add this evidence</Buttons>
      </Form>
    </Page>
  );
}
