import { daysFigure } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import type { FormReply } from '~/platform/forms.server';
import {
  CheckboxGroup,
  DateField,
  DaysField,
  type FormState,
  formState,
  MoneyField,
  RadioGroup,
  TextArea,
} from '~/ui';
import { type AnswerPage, FORMATS } from '../domain';
import { LONGEST } from '../forms';
import type { RequestView } from '../requests.server';
import { FORMAT_WORDS, formatsWords, PAGE_TITLES } from '../wording';
import { type FieldNames, StaleAnswers } from './stale-answers';
import { type DraftShown, WizardPage } from './wizard-page';

type Answers = Pick<
  RequestView,
  'halfDays' | 'startFrom' | 'finishBy' | 'formats' | 'remoteWelcome' | 'context' | 'maxDayRatePence'
>;

/** A page of a request that asks one thing. */
export function AnswerPageView({
  page,
  draft,
  answer,
}: {
  page: AnswerPage;
  draft: DraftShown & { request: Answers };
  answer: FormReply | undefined;
}) {
  const { defaults, Fields, lead } = PAGES[page];
  const form = formState(answer, defaults(draft.request));
  return (
    <WizardPage
      draft={draft}
      title={PAGE_TITLES[page]}
      lead={lead}
      form={form}
      before={<StaleAnswers answer={answer} names={NAMES} />}
    >
      <Fields form={form} />
    </WizardPage>
  );
}

/** Working online is a question of its own. */
const ASKED_FORMATS = FORMATS.filter((format) => format !== 'remote');

type Asked = {
  lead?: string;
  defaults: (answers: Answers) => Record<string, unknown>;
  Fields: (props: { form: FormState }) => JSX.Element;
};

const PAGES: Record<AnswerPage, Asked> = {
  days: {
    lead: 'Your best estimate. You agree the days with a partner before anything is signed.',
    defaults: ({ halfDays, startFrom, finishBy }) => ({
      halfDays: halfDays === null ? '' : daysFigure(halfDays),
      startFrom,
      finishBy,
    }),
    Fields: DaysFields,
  },
  how: {
    defaults: ({ formats, remoteWelcome }) => ({
      formats,
      remoteWelcome: remoteWelcome === null ? '' : remoteWelcome ? 'yes' : 'no',
    }),
    Fields: HowFields,
  },
  context: { defaults: ({ context }) => ({ context }), Fields: ContextFields },
  cost: {
    lead: 'Leave this empty if your authority pays, or if you would rather see what partners charge first.',
    defaults: ({ maxDayRatePence }) => ({
      maxDayRatePence:
        maxDayRatePence === null ? '' : (maxDayRatePence / 100).toFixed(2).replace(/\.00$/, ''),
    }),
    Fields: CostFields,
  },
};

function DaysFields({ form }: { form: FormState }) {
  return (
    <>
      <DaysField
        form={form}
        name="halfDays"
        label="About how many days of support?"
        hint="In whole or half days, over the whole time. Six days is a day a fortnight for a term."
      />
      <DateField form={form} name="startFrom" label="What is the earliest date it could start?" />
      <DateField form={form} name="finishBy" label="When should it be finished?" />
    </>
  );
}

function HowFields({ form }: { form: FormState }) {
  return (
    <>
      <CheckboxGroup
        form={form}
        name="formats"
        label="What kinds of support would suit you?"
        hint="Choose all that would do. The more you choose, the more partners can be found."
        choices={ASKED_FORMATS.map((format) => ({
          value: format,
          label: FORMAT_WORDS[format].name,
          hint: FORMAT_WORDS[format].meaning,
        }))}
      />
      <RadioGroup
        form={form}
        name="remoteWelcome"
        label="Could some of it be online?"
        choices={[
          { value: 'yes', label: 'Yes, some of it could' },
          { value: 'no', label: 'No, in person only' },
        ]}
      />
    </>
  );
}

function ContextFields({ form }: { form: FormState }) {
  return (
    <TextArea
      form={form}
      name="context"
      label="What you have tried, what helped, and what a partner should know"
      hint="Partners who are asked to help will read this. Do not name pupils or staff."
      optional
      maxLength={LONGEST.context}
      rows={8}
    />
  );
}

function CostFields({ form }: { form: FormState }) {
  return (
    <MoneyField
      form={form}
      name="maxDayRatePence"
      label="The most you could pay for a day"
      hint="In pounds. Partners who charge more are shown as above your limit."
      optional
    />
  );
}

const NAMES: FieldNames = {
  halfDays: {
    label: 'Days of support',
    say: (value) => (typeof value === 'number' ? daysFigure(value) : ''),
  },
  startFrom: 'Earliest start',
  finishBy: 'Finished by',
  formats: {
    label: 'Kinds of support',
    say: (value) => (Array.isArray(value) ? formatsWords(value.map(String)) : ''),
  },
  remoteWelcome: 'Some of it online',
  context: 'Anything else',
  maxDayRatePence: {
    label: 'Most for a day',
    say: (value) => (typeof value === 'number' ? moneyWords(value) : ''),
  },
};
