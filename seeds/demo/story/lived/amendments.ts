import {
  editAmendment,
  sendAmendment,
  signAmendment,
  startAmendment,
} from '~/agreements/amendments/commands.server';
import { loadAmendment, sectionHash } from '~/agreements/amendments/record.server';
import { amendmentStatements } from '~/agreements/amendments/sign.server';
import type { AgreementContent, SectionKey, SigningParty } from '~/agreements/domain';
import type { AmendedPatch } from '~/agreements/domain/amendments/edit';
import { addDays } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { DEMO_PASSWORD } from '../../authorities';
import { AMENDMENTS } from '../../banks/lived';
import { agreementOf } from '../agreement-of';
import { type Case, must } from '../case';
import { signerFor } from '../signers';
import { partId } from './life-of';

type What = 'days' | 'milestone';
const SECTION: Readonly<Record<What, SectionKey>> = { days: 'resources', milestone: 'timescale' };

/** The provider begins an amendment and writes it; the broker sends it to be signed. */
export async function amend(told: Case, what: What): Promise<void> {
  const row = await agreementOf(told);
  const leader = told.cast.leader(row.providerId);
  const which = { id: row.id, amendmentId: partId(told, 'amendment') };
  const section = SECTION[what];
  must(await startAmendment(leader, { ...which, reason: AMENDMENTS[what], sections: [section] }));
  const { content } = await amendmentOf(told);
  must(
    await editAmendment(leader, {
      ...which,
      section,
      opened: sectionHash(section, content),
      patch: patchOf(what, content),
    }),
  );
  const { row: written } = await amendmentOf(told);
  must(await sendAmendment(told.broker, { ...which, version: written.version }));
}

/** A day fewer in the last term; or the next-to-last milestone two weeks later. */
function patchOf(what: What, content: AgreementContent): AmendedPatch {
  if (what === 'days') {
    const last = content.resources.days.at(-1)?.term;
    const days = content.resources.days.map((one) =>
      one.term === last ? { ...one, halfDays: one.halfDays - 2 } : one,
    );
    return { resources: { days: days.filter(({ halfDays }) => halfDays > 0) } };
  }
  const moved = Math.max(0, content.milestones.length - 2);
  return {
    timescale: content.timescale,
    milestones: content.milestones.map((one, n) =>
      n === moved && one.date ? { ...one, date: addDays(one.date, 14) } : one,
    ),
  };
}

/** One party it concerns signs; those it does not concern are not asked. */
export async function signAmended(told: Case, party: SigningParty): Promise<void> {
  const row = await agreementOf(told);
  const signer = signerFor(told, party, row);
  const { content, row: amendment } = await amendmentOf(told);
  if (!amendment.parties.includes(party)) return;
  must(
    await signAmendment(signer, {
      id: row.id,
      amendmentId: amendment.id,
      party,
      hash: amendment.hash,
      statements: amendmentStatements({ content, base: amendment.baseRevision }, party),
      password: DEMO_PASSWORD,
    }),
  );
}

async function amendmentOf(told: Case) {
  const { id } = await agreementOf(told);
  const found = await loadAmendment(db(), told.broker, { id, amendmentId: partId(told, 'amendment') });
  if (!found) throw new Error(`${told.row.school} has no amendment`);
  return found;
}
