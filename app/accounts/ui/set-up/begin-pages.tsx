import {
  Button,
  Details,
  ErrorSummary,
  type FormAnswer,
  formState,
  Page,
  RadioGroup,
  SelectField,
  TextField,
} from '~/ui';
import { ENGLISH_AUTHORITIES } from '../../domain/english-authorities';
import { PasswordFields } from '../password-pages';

/** The door: a code that only whoever runs the machine has. */
export function SetUpCodePage({ answer }: { answer: FormAnswer | undefined }) {
  const form = formState(answer);
  return (
    <Page
      title="Set up Alongside"
      lead="Nobody has an account here yet. It takes about a quarter of an hour, and you can leave and come back."
    >
      <ErrorSummary form={form} />
      <form method="post" noValidate className="stack">
        <TextField
          form={form}
          name="code"
          label="Set-up code"
          hint="Four groups of four letters and figures, printed where the service was started"
          autoComplete="off"
          spellCheck={false}
          width="half"
        />
        <Button>Continue</Button>
      </form>
      <div className="mt-6">
        <Details summary="I do not have the code">
          <p>
            The service prints one each time it starts, as long as nobody has an account. Whoever runs the
            machine can also print another with <code>npm run -s cli -- set-up code</code>. A code works once
            and for 24 hours. Until you have an account it is asked for again when you close the browser.
          </p>
        </Details>
      </div>
    </Page>
  );
}

/** Which authority it is for. */
export function SetUpAuthorityPage({
  given,
  answer,
}: {
  given: { code: string; name: string } | null;
  answer: FormAnswer | undefined;
}) {
  const listed = ENGLISH_AUTHORITIES.find(({ code }) => code === given?.code);
  const form = formState(answer, listed ? { listed: listed.code } : (given ?? undefined));
  return (
    <Page
      title="Which authority is this for?"
      caption="Set up Alongside"
      lead="Schools are recognised as yours by its code in the national register."
    >
      <ErrorSummary form={form} />
      <form method="post" noValidate className="stack">
        <SelectField
          form={form}
          name="listed"
          label="Local authority"
          empty="Choose one"
          options={ENGLISH_AUTHORITIES.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
        />
        <fieldset>
          <legend className="text-lg font-semibold">If it is not in the list</legend>
          <p className="hint mb-4">Such as an authority that was made by reorganisation.</p>
          <TextField
            form={form}
            name="code"
            label="Code of the authority"
            hint="Three digits"
            inputMode="numeric"
            width="figure"
            optional
          />
          <TextField form={form} name="name" label="Name of the authority" width="half" optional />
        </fieldset>
        <Button>Continue</Button>
      </form>
    </Page>
  );
}

/** The first person: administrator, and head of service where they are that too. */
export function SetUpYouPage({ authority, answer }: { authority: string; answer: FormAnswer | undefined }) {
  const form = formState(answer);
  return (
    <Page
      title="Your own account"
      caption={`Set up Alongside for ${authority}`}
      breadcrumbs={[{ href: '/set-up/authority', label: 'Authority' }]}
      lead="You will be the administrator: you invite people and bring in schools. Administrators read no casework."
    >
      <ErrorSummary form={form} />
      <form method="post" noValidate className="stack">
        <TextField form={form} name="name" label="Your name" autoComplete="name" width="half" />
        <TextField
          form={form}
          name="email"
          label="Email address"
          hint="You sign in with it"
          type="email"
          autoComplete="username"
          spellCheck={false}
          width="half"
        />
        <RadioGroup
          form={form}
          name="lead"
          label="Are you the head of service as well?"
          hint="The head of school improvement, who decides for the authority and reads its casework"
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No, that is somebody else', hint: 'You invite them next' },
          ]}
        />
        <PasswordFields form={form} />
        <Button>Create your account</Button>
      </form>
    </Page>
  );
}
