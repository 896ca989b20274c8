import { dateWords } from '~/kernel/words';
import type { FormAnswer } from '~/ui';
import type { ClusterHead } from '../../clusters/head.server';
import type { MeetingPageView } from '../../clusters/meeting-queries.server';
import type { ClusterSchoolView } from '../../clusters/queries.server';
import { nounOf } from '../../clusters/wording';
import { clusterCrumbs, whenWords } from './parts';
import { ReasonPage } from './reason-page';

type Out = NonNullable<ClusterSchoolView['out']>;

export const OUT_TITLES: Record<Out, (school: string) => string> = {
  leave: (school) => `${school} leaves`,
  remove: (school) => `Take ${school} out`,
  'take-back': (school) => `Take back the invitation of ${school}`,
};

const WARNINGS: Record<Out, (noun: string) => string> = {
  leave: (noun) =>
    `Your school will no longer read the meetings and minutes of this ${noun}. It can be asked to join again.`,
  remove: (noun) =>
    `The school will no longer read the meetings and minutes of this ${noun}. It can be asked to join again.`,
  'take-back': () => 'The school can no longer answer. It can be asked to join again.',
};

const BUTTONS: Record<Out, string> = {
  leave: 'Leave',
  remove: 'Take the school out',
  'take-back': 'Take the invitation back',
};

/** A school leaves, is taken out, or its invitation is taken back. */
export function LeavePage({
  head,
  school,
  answer,
}: {
  head: ClusterHead;
  school: { name: string; version: number; out: Out };
  answer?: FormAnswer;
}) {
  const { name, version, out } = school;
  return (
    <ReasonPage
      title={OUT_TITLES[out](name)}
      caption={head.name}
      crumbs={clusterCrumbs(head)}
      back={`/clusters/${head.id}`}
      version={version}
      warning={WARNINGS[out](nounOf(head.kind))}
      label="Why"
      hint={out === 'leave' ? 'Whoever runs it reads this' : 'The school reads this'}
      button={BUTTONS[out]}
      answer={answer}
    />
  );
}

/** Ending a cluster or joint project. */
export function EndPage({ head, answer }: { head: ClusterHead; answer?: FormAnswer }) {
  return (
    <ReasonPage
      title={`End ${head.name}`}
      caption={head.name}
      crumbs={clusterCrumbs(head)}
      back={`/clusters/${head.id}`}
      version={head.version}
      warning="Meetings that are planned are called off, and requests are no longer shared. Its schools can still read the minutes."
      label="Why it ends"
      hint="Its schools read this"
      button={`End this ${nounOf(head.kind)}`}
      answer={answer}
    />
  );
}

/** Calling a meeting off. */
export function CallOffPage({
  head,
  meeting,
  answer,
}: {
  head: ClusterHead;
  meeting: MeetingPageView['meeting'];
  answer?: FormAnswer;
}) {
  return (
    <ReasonPage
      title="Call off the meeting"
      caption={`${head.name}, ${whenWords(meeting)}`}
      crumbs={clusterCrumbs(head, {
        label: dateWords(meeting.on),
        href: `/clusters/${head.id}/meetings/${meeting.id}`,
      })}
      back={`/clusters/${head.id}/meetings/${meeting.id}`}
      version={meeting.version}
      warning="Its schools are told that it does not take place."
      label="Why it is called off"
      button="Call off the meeting"
      answer={answer}
    />
  );
}
