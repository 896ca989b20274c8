import type { FormAnswer } from '~/ui';
import type { AmendmentPage } from '../../amendments/queries.server';
import { ReasonPage } from '../reason-page';
import { AmendmentTag, amendmentCrumbs, amendmentHref } from './frame';

const WORDS = {
  reopen: {
    title: 'Open the amendment for changes',
    warning:
      'Signatures given so far will no longer count. Everyone is told, and those it concerns have to sign again when the changes are made.',
    label: 'What needs to change',
    hint: 'Everyone who signs sees this',
    button: 'Open it for changes',
    tone: 'warning',
  },
  withdraw: {
    title: 'Withdraw the amendment',
    warning:
      'The agreement stands as it was signed. Signatures given for the amendment no longer count. It cannot be taken up again; another can be begun.',
    label: 'Why it is withdrawn or refused',
    hint: 'All the parties see this. Say it as you would to them.',
    button: 'Withdraw the amendment',
    tone: 'warning',
  },
  reason: {
    title: 'Why the agreement is changed',
    warning: 'Everyone who signs reads this beside the change, and it stays with the new version.',
    label: 'Why the agreement is changed',
    hint: 'In a few sentences',
    button: 'Save the reason',
    tone: 'primary',
  },
} as const;

/** A reason that an amendment needs: to be opened again, withdrawn, or made at all. */
export function AmendmentReasonPage({
  page,
  what,
  answer,
}: {
  page: AmendmentPage;
  what: keyof typeof WORDS;
  answer?: FormAnswer & { stale?: unknown };
}) {
  const { amendment } = page;
  return (
    <ReasonPage
      page={page}
      {...WORDS[what]}
      of={{
        version: amendment.version,
        href: amendmentHref(page.id, amendment),
        label: `Amendment ${amendment.number}`,
        tag: <AmendmentTag state={amendment.state} />,
        crumbs: amendmentCrumbs(page, amendment),
      }}
      reason={what === 'reason' ? amendment.reason : undefined}
      answer={answer}
    />
  );
}
