import { instantWords } from '~/kernel/words';
import { Button, ButtonLink, ButtonRow, Page, SummaryList } from '~/ui';

/** Names that steer a form and mean nothing to a person. */
const UNSEEN = /^(id|intent|version|next|action)$|Id$|Hash$/;

/** "baselineSource" → "Baseline source". */
function asWords(name: string): string {
  const words = name
    .replace(/[._[\]]+/g, ' ')
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Answers sent after the session had ended, or before a confirmation: shown whole, to be sent now or thrown away. */
export function KeptAnswersPage({
  path,
  answers,
  keptAt,
}: {
  path: string;
  answers: [string, string][];
  keptAt: Date;
}) {
  const shown = answers.filter(([name, value]) => !UNSEEN.test(name) && value !== '');
  return (
    <Page
      title="Your answers are kept"
      lead={`You sent these on ${instantWords(keptAt)}. Nothing has been saved from them yet.`}
    >
      <SummaryList
        rows={shown.map(([name, value], i) => ({
          label: `${asWords(name)}${duplicate(shown, name, i)}`,
          value,
        }))}
      />
      <form method="post" action={path}>
        {answers.map(([name, value], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of answers is fixed
          <input key={i} type="hidden" name={name} value={value} />
        ))}
        <ButtonRow>
          <Button>Send these answers now</Button>
          <ButtonLink to={path.split('?')[0] ?? '/home'} tone="secondary">
            Open the page instead
          </ButtonLink>
        </ButtonRow>
      </form>
      <form method="post" className="mt-6">
        <Button tone="link">Throw these answers away</Button>
      </form>
    </Page>
  );
}

function duplicate(all: [string, string][], name: string, at: number): string {
  const before = all.slice(0, at).filter(([other]) => other === name).length;
  return before > 0 ? ` (${before + 1})` : '';
}
